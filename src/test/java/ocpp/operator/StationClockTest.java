package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StationClockTest {
    private static final Instant NOON = Instant.parse("2026-01-18T12:00:00Z");

    private final StationClock clock = new StationClock();

    @Test
    void aClockThatIsAheadIsToldByItsFirstMessage() {
        receive(0, "2026-01-18T12:02:05.123+00:00");
        assertThat(clock.skewSeconds()).isEqualTo(125);
    }

    @Test
    void oneOldTimeMayBeAMessageThatWaited() {
        receive(0, "2026-01-18T11:00:00Z");
        assertThat(clock.skewSeconds()).isNull();
        receive(10, "2026-01-18T12:00:09Z");
        assertThat(clock.skewSeconds()).isEqualTo(-1);
    }

    @Test
    void aClockThatIsBehindIsToldByItsSecondMessage() {
        receive(0, "2026-01-18T11:00:00Z");
        receive(10, "2026-01-18T13:00:10+02:00");
        assertThat(clock.skewSeconds()).isEqualTo(-3600);
    }

    @Test
    void aClockThatWasSetIsTrueAgainAfterSixTimes() {
        receive(0, "2026-01-18T14:00:00Z");
        for (int second = 10; second <= 60; second += 10) {
            assertThat(clock.skewSeconds()).isEqualTo(7200);
            receive(second, NOON.plusSeconds(second).toString());
        }
        assertThat(clock.skewSeconds()).isZero();
    }

    @Test
    void whatComesWithinTenSecondsAndWhatIsNoTimeIsPassedOver() {
        receive(0, "yesterday");
        receive(1, "2026-01-18T12:00:01");
        clock.received("[2,\"a\",\"Heartbeat\",{}]".getBytes(StandardCharsets.UTF_8), NOON);
        clock.received("[2,\"a\",\"X\",{\"timestamp\":\"2026-01".getBytes(StandardCharsets.UTF_8), NOON);
        assertThat(clock.skewSeconds()).isNull();
        receive(2, "2026-01-18T12:00:02Z");
        receive(3, "2026-01-18T18:00:00Z");
        assertThat(clock.skewSeconds()).isZero();
    }

    private void receive(int second, String timestamp) {
        String text = "[2,\"a\",\"StatusNotification\",{\"connectorId\":1,\"timestamp\":\"" + timestamp + "\"}]";
        clock.received(text.getBytes(StandardCharsets.UTF_8), NOON.plusSeconds(second));
    }
}
