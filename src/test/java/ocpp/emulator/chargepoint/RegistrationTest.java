package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may say what before the central system has accepted the charge point (section 4.2). */
class RegistrationTest {

    @Test
    @DisplayName("BOOT-07: Rejected: no CALL is answered, none leaves but the boot after the interval; then all are")
    void rejected() {
        Rig rig = Rig.of();
        rig.registration = RegistrationStatus.Rejected;
        rig.give(new Input.PowerOn());
        rig.clear();
        rig.give(new Input.Received("a", new GetConfiguration.Request(null)));
        rig.give(new Input.Received("b", new TriggerMessage.Request(MessageTrigger.BootNotification, null)));
        rig.seconds(299);
        assertThat(rig.effects).containsExactly(new Effect.Ignore("a"), new Effect.Ignore("b"));
        rig.registration = RegistrationStatus.Accepted;
        rig.seconds(1);
        assertThat(rig.sent).first().isInstanceOf(BootNotification.Request.class);
        assertThat(rig.call(new GetConfiguration.Request(null))).isInstanceOf(GetConfiguration.Response.class);
    }

    @Test
    @DisplayName("BOOT-02, BOOT-07: before the first answer to the boot no CALL is answered")
    void notAnsweredYet() {
        Rig rig = Rig.of();
        rig.central = request -> null;
        rig.give(new Input.PowerOn());
        rig.give(new Input.Received("a", new GetConfiguration.Request(null)));
        assertThat(rig.effects).contains(new Effect.Ignore("a"));
        assertThat(rig.names()).containsExactly("BootNotification");
    }

    @Test
    @DisplayName("a loss of the carrier or of the mains ends the connection without Close, a switch off with 1000")
    void endsOfTheConnection() {
        assertThat(codes(new Input.CarrierLost("no carrier"))).containsExactly(1006);
        assertThat(codes(new Input.PowerCut())).containsExactly(1006);
        assertThat(codes(new Input.SwitchOff())).containsExactly(1000);
    }

    private static List<Integer> codes(Input input) {
        Rig rig = Rig.booted();
        rig.give(input);
        rig.seconds(3);
        Stream<Effect.Disconnect> ends = rig.effects(Effect.Disconnect.class).stream();
        return ends.map(Effect.Disconnect::code).toList();
    }
}
