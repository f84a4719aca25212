package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Liveness liveness = new Liveness(Duration.ofMinutes(1), 2, 0);

    @Test
    void aPeerIsDeadWhenItAnsweredNeitherOfTwoPings() {
        assertThat(liveness.nanosToPing(0)).isEqualTo(MINUTE);
        assertThat(liveness.isDead()).isFalse();
        liveness.nextPing(MINUTE);
        assertThat(liveness.isDead()).isFalse();
        liveness.nextPing(2 * MINUTE);
        assertThat(liveness.isDead()).isTrue();
    }

    @Test
    void anyFrameIsASignOfLife() {
        liveness.nextPing(MINUTE);
        liveness.heard();
        liveness.nextPing(2 * MINUTE);
        assertThat(liveness.isDead()).isFalse();
        liveness.nextPing(3 * MINUTE);
        assertThat(liveness.isDead()).isTrue();
    }

    @Test
    void onlyThePongToTheLastPingGivesARoundTrip() {
        byte[] first = liveness.nextPing(MINUTE);
        byte[] second = liveness.nextPing(2 * MINUTE);
        assertThat(liveness.roundTrip(first, 2 * MINUTE + 5)).isNegative();
        assertThat(liveness.roundTrip(new byte[] {1}, 2 * MINUTE + 5)).isNegative();
        assertThat(liveness.roundTrip(second, 2 * MINUTE + 7)).isEqualTo(7);
    }

    @Test
    void theTimeInWhichNothingWasReadDoesNotCount() {
        liveness.extend(MINUTE);
        assertThat(liveness.nanosToPing(MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void anIntervalOfZeroSendsNoPings() {
        liveness.pingEvery(Duration.ZERO, 5);
        assertThat(liveness.nanosToPing(6)).isEqualTo(Long.MAX_VALUE);
    }
}
