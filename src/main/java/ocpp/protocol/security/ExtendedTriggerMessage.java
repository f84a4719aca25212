package ocpp.protocol.security;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.trigger.TriggerMessageStatus;
import org.jspecify.annotations.Nullable;

/** ExtendedTriggerMessage, central system to charge point, security whitepaper A02,L01 (W5.5, W5.6). */
public interface ExtendedTriggerMessage {

    record Request(
            ExtendedMessageTrigger requestedMessage,
            @Nullable Integer connectorId) implements RequestPayload<Response> {}

    record Response(TriggerMessageStatus status) implements ResponsePayload {}

    enum ExtendedMessageTrigger {
        BootNotification,
        LogStatusNotification,
        FirmwareStatusNotification,
        Heartbeat,
        MeterValues,
        SignChargePointCertificate,
        StatusNotification
    }
}
