package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ocpp.emulator.chargepoint.BackOff;
import ocpp.emulator.fleet.FleetPlan.Connecting;
import org.junit.jupiter.api.Test;

class RampTest {
    private final Ramp ramp = new Ramp(new Connecting(200, BackOff.STANDARD), 1000);

    @Test
    void chargePointsAreSwitchedOnAtTheRate() {
        assertThat(ramp.due(0, Duration.ZERO)).isEqualTo(1);
        assertThat(ramp.due(1, Duration.ofMillis(30))).isEqualTo(6);
        assertThat(ramp.next(7, Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(35));
        assertThat(ramp.due(999, Duration.ofSeconds(6))).isEqualTo(1);
        assertThat(ramp.due(1000, Duration.ofSeconds(7))).isZero();
    }

    @Test
    void aLateProcessCatchesUpByTwiceTheRate() {
        assertThat(ramp.due(0, Duration.ZERO)).isEqualTo(1);
        assertThat(ramp.due(1, Duration.ofMillis(1000))).isEqualTo(200);
        assertThat(ramp.due(201, Duration.ofMillis(4000))).isEqualTo(600);
        assertThat(ramp.due(201, Duration.ofMillis(4030))).isEqualTo(12);
        assertThat(ramp.next(201, Duration.ofMillis(4030))).isEqualTo(Duration.ofMillis(4035));
    }

    @Test
    void vehiclesComeOnlyToAChargePointThatIsOn() {
        assertThat(ramp.open(200, Duration.ofMillis(1010))).isEqualTo(Duration.ofSeconds(1));
        assertThat(ramp.open(200, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }
}
