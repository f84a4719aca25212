package ocpp.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RestingExporterTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(RestingExporter.class);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Spans collector = new Spans();
    private long now = Long.MAX_VALUE - 5;

    @BeforeEach
    void listen() {
        logged.start();
        LOGGER.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(logged);
    }

    @Test
    void itRestsForTenSecondsAfterAFailureAndThenTriesAgain() {
        RestingExporter exporter = exporter("http://127.0.0.1:4317");
        collector.present = false;
        exporter.export(List.of());
        assertThat(exporter.isAwake()).isFalse();
        exporter.export(List.of());
        assertThat(collector.asked).isEqualTo(1);
        assertThat(exporter.isProven()).isFalse();

        now += Duration.ofSeconds(10).toNanos();
        collector.present = true;
        assertThat(exporter.isAwake()).isTrue();
        exporter.export(List.of());
        assertThat(exporter.isAwake()).isTrue();
        assertThat(collector.asked).isEqualTo(2);
        assertThat(exporter.isProven()).isTrue();
    }

    @Test
    void aCollectorThatWasAskedForAndIsAbsentIsWorthOneWarning() {
        RestingExporter exporter = exporter("http://127.0.0.1:4317");
        for (int i = 0; i < 3; i++) {
            exporter.export(List.of());
            now += Duration.ofSeconds(10).toNanos();
        }
        assertThat(logged.list).hasSize(1);
        assertThat(logged.list.get(0).getFormattedMessage()).contains("http://127.0.0.1:4317");
    }

    @Test
    void theAbsenceOfTheDefaultCollectorIsWorthNone() {
        exporter("").export(List.of());
        assertThat(logged.list).isEmpty();
    }

    private RestingExporter exporter(String endpoint) {
        return new RestingExporter(collector, endpoint, () -> now);
    }

    private static final class Spans implements SpanExporter {
        private boolean present;
        private int asked;

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            asked++;
            return present ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
