package ocpp.emulator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import ocpp.emulator.status.StatusTrack.Report;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirements STAT-01, STAT-06 and the table of transitions in section 4.9. */
class StatusTrackTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final StatusTrack track = new StatusTrack(state(ChargePointStatus.Available), NOW);

    @Test
    @DisplayName("STAT-01: the table has 53 transitions")
    void theTableHas53Transitions() {
        int allowed = 0;
        for (ChargePointStatus from : ChargePointStatus.values()) {
            for (ChargePointStatus to : ChargePointStatus.values()) {
                allowed += StatusTable.allows(from, to) ? 1 : 0;
            }
        }
        assertThat(allowed).isEqualTo(53);
    }

    @Test
    @DisplayName("STAT-01: a step that is not allowed is taken in allowed ones")
    void aStepThatIsNotAllowedIsTakenInAllowedOnes() {
        report(ChargePointStatus.Finishing, 0);
        assertThat(report(ChargePointStatus.Charging, 1))
                .containsExactly(ChargePointStatus.Preparing, ChargePointStatus.Charging);
    }

    @Test
    void fromAFaultTheStatusBeforeItComesFirst() {
        report(ChargePointStatus.Preparing, 0);
        report(ChargePointStatus.Charging, 1);
        report(ChargePointStatus.Faulted, 2);
        assertThat(report(ChargePointStatus.Available, 3))
                .containsExactly(ChargePointStatus.Charging, ChargePointStatus.Available);
    }

    @Test
    void theSameStateIsReportedOnce() {
        assertThat(report(ChargePointStatus.Preparing, 0)).hasSize(1);
        assertThat(report(ChargePointStatus.Preparing, 1)).isEmpty();
    }

    @Test
    void aNewErrorCodeOfTheSameStatusIsReported() {
        ConnectorState warning =
                new ConnectorState(ChargePointStatus.Available, ChargePointErrorCode.WeakSignal, null, null, null);
        assertThat(track.update(warning, true, NOW, Duration.ZERO)).containsExactly(new Report(warning, NOW));
    }

    @Test
    @DisplayName("STAT-06: a status shorter than MinimumStatusDuration is left out")
    void aStatusShorterThanMinimumStatusDurationIsLeftOut() {
        Duration minimum = Duration.ofSeconds(5);
        assertThat(track.update(state(ChargePointStatus.Preparing), true, NOW, minimum))
                .isEmpty();
        assertThat(track.next(minimum)).isEqualTo(NOW.plusSeconds(5));
        assertThat(track.update(state(ChargePointStatus.Charging), true, NOW.plusSeconds(3), minimum))
                .isEmpty();
        assertThat(track.update(state(ChargePointStatus.Charging), true, NOW.plusSeconds(7), minimum))
                .isEmpty();
        assertThat(track.update(state(ChargePointStatus.Charging), true, NOW.plusSeconds(8), minimum))
                .containsExactly(new Report(state(ChargePointStatus.Charging), NOW.plusSeconds(3)));
        track.update(state(ChargePointStatus.SuspendedEV), true, NOW.plusSeconds(20), minimum);
        assertThat(track.update(state(ChargePointStatus.Charging), true, NOW.plusSeconds(21), minimum))
                .isEmpty();
        assertThat(track.next(minimum)).isNull();
    }

    @Property(tries = 300)
    void whateverHappensOnlyAllowedTransitionsAreReported(
            @ForAll @Size(max = 30) List<ChargePointStatus> statuses, @ForAll @IntRange(max = 3) int minimum) {
        StatusTrack any = new StatusTrack(state(ChargePointStatus.Available), NOW);
        List<ChargePointStatus> reported = new ArrayList<>(List.of(ChargePointStatus.Available));
        int second = 0;
        for (ChargePointStatus status : statuses) {
            any.update(state(status), true, NOW.plusSeconds(second++), Duration.ofSeconds(minimum))
                    .forEach(report -> reported.add(report.state().status()));
        }
        for (int at = 1; at < reported.size(); at++) {
            assertThat(StatusTable.allows(reported.get(at - 1), reported.get(at)))
                    .as("%s", reported)
                    .isTrue();
        }
        if (minimum == 0 && !statuses.isEmpty()) {
            assertThat(reported.get(reported.size() - 1)).isEqualTo(statuses.get(statuses.size() - 1));
        }
    }

    private List<ChargePointStatus> report(ChargePointStatus status, int second) {
        return track.update(state(status), true, NOW.plusSeconds(second), Duration.ZERO).stream()
                .map(report -> report.state().status())
                .toList();
    }

    private static ConnectorState state(ChargePointStatus status) {
        return ConnectorState.of(status);
    }
}
