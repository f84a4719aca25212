package ocpp.protocol.trigger;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** TriggerMessage, central system to charge point, section 5.17 (6.51, 6.52). */
public interface TriggerMessage {

    record Request(
            MessageTrigger requestedMessage, @Nullable Integer connectorId) implements RequestPayload<Response> {}

    record Response(TriggerMessageStatus status) implements ResponsePayload {}

    enum MessageTrigger {
        BootNotification,
        DiagnosticsStatusNotification,
        FirmwareStatusNotification,
        Heartbeat,
        MeterValues,
        StatusNotification
    }
}
