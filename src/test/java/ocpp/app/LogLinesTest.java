package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    @Test
    void theMessageComesWithItsLevelWhereThatIsAskedFor() {
        LoggingEvent event = event(null);
        assertThat(new LogLines.Lines(true).doLayout(event)).isEqualTo("WARN - 3 of 4" + System.lineSeparator());
        assertThat(new LogLines.Lines(false).doLayout(event)).isEqualTo("3 of 4" + System.lineSeparator());
    }

    @Test
    void whatWasThrownStandsBelowTheMessage() {
        IllegalStateException thrown = new IllegalStateException("full", new IllegalArgumentException("5"));
        assertThat(new LogLines.Lines(true).doLayout(event(thrown)).lines())
                .startsWith("WARN - 3 of 4", "java.lang.IllegalStateException: full")
                .anyMatch(line -> line.startsWith("\tat " + LogLinesTest.class.getName() + ".whatWasThrown"))
                .contains("Caused by: java.lang.IllegalArgumentException: 5");
    }

    private static LoggingEvent event(@Nullable Throwable thrown) {
        return new LoggingEvent(
                LogLinesTest.class.getName(),
                new LoggerContext().getLogger("some"),
                Level.WARN,
                "{} of {}",
                thrown,
                new Object[] {3, 4});
    }
}
