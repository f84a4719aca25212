package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.rpc.CallOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clock and the heartbeat follow the central system. */
class ClockTest {
    /** What the clock of the central system is ahead. */
    private static final Duration AHEAD = Duration.ofHours(3);

    @Test
    @DisplayName("BOOT-05, HB-08: the boot sets the clock; a jump is an event, and the times in messages follow it")
    void theBootSetsTheClock() {
        Rig rig = Rig.of();
        rig.unless(BootNotification.Request.class::isInstance, boot(rig, 300));
        rig.give(new Input.PowerOn());
        assertThat(rig.sent(SecurityEventNotification.Request.class))
                .extracting(SecurityEventNotification.Request::type)
                .contains("SettingSystemTime");
        rig.charge(1, "TAG-001");
        assertThat(rig.only(StartTransaction.Request.class).timestamp()).isEqualTo(Rig.START.plus(AHEAD));
    }

    @Test
    @DisplayName("BOOT-04, HB-03: the interval of the boot is the HeartbeatInterval; another message puts it off")
    void theIntervalOfTheBoot() {
        Rig rig = Rig.of();
        rig.unless(BootNotification.Request.class::isInstance, boot(rig, 60));
        rig.give(new Input.PowerOn());
        GetConfiguration.Response keys =
                (GetConfiguration.Response) rig.call(new GetConfiguration.Request(List.of("HeartbeatInterval")));
        assertThat(keys.configurationKey()).singleElement().extracting("value").isEqualTo("60");
        rig.seconds(50);
        rig.give(new Input.Plug(1, null));
        rig.seconds(59);
        assertThat(rig.sent(Heartbeat.Request.class)).isEmpty();
        rig.seconds(1);
        assertThat(rig.sent(Heartbeat.Request.class)).hasSize(1);
    }

    @Test
    @DisplayName("J-CONN-21, HB-05: with HeartbeatInterval 0 one is sent each day all the same")
    void oneADay() {
        Rig rig = Rig.booted();
        rig.call(new ChangeConfiguration.Request("HeartbeatInterval", "0"));
        rig.pass(Duration.ofDays(3).plusMinutes(1));
        assertThat(rig.sent(Heartbeat.Request.class)).hasSize(3);
    }

    private static CallOutcome boot(Rig rig, int interval) {
        Instant time = rig.now.plus(AHEAD);
        return new CallOutcome.Answered(new BootNotification.Response(RegistrationStatus.Accepted, time, interval));
    }
}
