package ocpp.emulator.chargepoint;

import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessageStatus;
import org.jspecify.annotations.Nullable;

/** Sends what the central system asks for, after the answer (section 5.17, requirements TRIG). */
final class Triggers {
    private final Parts parts;

    Triggers(Parts parts) {
        this.parts = parts;
    }

    TriggerMessage.Response trigger(TriggerMessage.Request request) {
        Integer connectorId = request.connectorId();
        return new TriggerMessage.Response(
                switch (request.requestedMessage()) {
                    case BootNotification -> parts.registration.triggerBoot();
                    case Heartbeat -> later(parts.registration::triggerHeartbeat);
                    case DiagnosticsStatusNotification -> later(parts.diagnostics::trigger);
                    case FirmwareStatusNotification -> later(() -> parts.firmware.trigger(false));
                    case MeterValues -> ofConnector(connectorId, () -> parts.meter.trigger(connectorId));
                    case StatusNotification -> ofConnector(connectorId, () -> parts.statuses.trigger(connectorId));
                });
    }

    ExtendedTriggerMessage.Response trigger(ExtendedTriggerMessage.Request request) {
        Integer connectorId = request.connectorId();
        return new ExtendedTriggerMessage.Response(
                switch (request.requestedMessage()) {
                    case BootNotification -> parts.registration.triggerBoot();
                    case Heartbeat -> later(parts.registration::triggerHeartbeat);
                    case LogStatusNotification -> later(parts.diagnostics::triggerLog);
                    case FirmwareStatusNotification -> later(() -> parts.firmware.trigger(true));
                    case MeterValues -> ofConnector(connectorId, () -> parts.meter.trigger(connectorId));
                    case StatusNotification -> ofConnector(connectorId, () -> parts.statuses.trigger(connectorId));
                    case SignChargePointCertificate -> signCertificate();
                });
    }

    private TriggerMessageStatus signCertificate() {
        SignCertificate.Request request = parts.ownCertificate.request();
        return request == null ? TriggerMessageStatus.Rejected : later(() -> parts.outbox.sendTriggered(request));
    }

    private TriggerMessageStatus ofConnector(@Nullable Integer connectorId, Runnable message) {
        boolean known = connectorId == null || connectorId == 0 || parts.connectors.find(connectorId) != null;
        return known ? later(message) : TriggerMessageStatus.Rejected;
    }

    private TriggerMessageStatus later(Runnable message) {
        parts.board.afterwards(message);
        return TriggerMessageStatus.Accepted;
    }
}
