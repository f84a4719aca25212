package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ocpp.emulator.fleet.Hotkey;
import org.junit.jupiter.api.Test;

/** What is pressed at a terminal. */
class TerminalKeysTest {

    @Test
    void everyKeyIsToldAtOnceAndTheEndOfInputEndsNothing() {
        List<Optional<Hotkey>> told = new CopyOnWriteArrayList<>();
        try (TerminalKeys keys = TerminalKeys.open()) {
            keys.listen(new ByteArrayInputStream("bRspq\nx".getBytes(StandardCharsets.US_ASCII)), key -> {
                told.add(Hotkey.of((char) key));
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> told.size() == 7);
        }
        assertThat(told)
                .containsExactly(
                        Optional.of(Hotkey.BLACKOUT),
                        Optional.of(Hotkey.ROLLING_RESTART),
                        Optional.of(Hotkey.SURGE),
                        Optional.of(Hotkey.PAUSE),
                        Optional.of(Hotkey.QUIT),
                        Optional.empty(),
                        Optional.empty());
        assertThat(Hotkey.line()).isEqualTo("Keys: b blackout, r rolling restart, s surge, p pause, q quit");
    }
}
