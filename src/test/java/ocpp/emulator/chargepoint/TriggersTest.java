package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import ocpp.protocol.trigger.TriggerMessageStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the central system asks for is sent. */
class TriggersTest {

    @Test
    @DisplayName("TRIG-01, TRIG-04, TC_054, BOOT-24: what is asked for is sent, but no boot once registered")
    void trigger() {
        Rig rig = Rig.booted();
        assertThat(trigger(rig, MessageTrigger.StatusNotification, null)).isEqualTo(TriggerMessageStatus.Accepted);
        assertThat(rig.sent(StatusNotification.Request.class)).hasSize(3);
        assertThat(trigger(rig, MessageTrigger.Heartbeat, null)).isEqualTo(TriggerMessageStatus.Accepted);
        assertThat(rig.sent(Heartbeat.Request.class)).hasSize(1);
        assertThat(trigger(rig, MessageTrigger.BootNotification, null)).isEqualTo(TriggerMessageStatus.Rejected);
        assertThat(trigger(rig, MessageTrigger.StatusNotification, 3)).isEqualTo(TriggerMessageStatus.Rejected);
        for (MessageTrigger each : MessageTrigger.values()) {
            trigger(rig, each, null);
        }
        assertThat(rig.names()).contains("DiagnosticsStatusNotification", "FirmwareStatusNotification", "MeterValues");
    }

    @Test
    @DisplayName("TRIG-07: while Pending a triggered message is sent, and a triggered boot at once")
    void triggerWhilePending() {
        Rig rig = Rig.of();
        rig.registration = RegistrationStatus.Pending;
        rig.give(new Input.PowerOn());
        trigger(rig, MessageTrigger.Heartbeat, null);
        rig.registration = RegistrationStatus.Accepted;
        trigger(rig, MessageTrigger.BootNotification, null);
        assertThat(rig.names().subList(0, 3)).containsExactly("BootNotification", "Heartbeat", "BootNotification");
        assertThat(rig.statuses(1)).containsExactly("Available");
    }

    private static TriggerMessageStatus trigger(Rig rig, MessageTrigger message, @Nullable Integer connectorId) {
        return ((TriggerMessage.Response) rig.call(new TriggerMessage.Request(message, connectorId))).status();
    }
}
