package ocpp.station;

import java.util.HashMap;
import java.util.Map;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.wire.ErrorCode;

/** What a CALL of a station means: one rule for each action that a charge point may send. */
final class StationRules {
    private final Map<Class<?>, Entry<?>> table = new HashMap<>();
    private final StationSettings settings;
    private final BootRules boot;

    /** A rule: pure, everything it needs comes as an argument. */
    @FunctionalInterface
    private interface Rule<R extends RequestPayload<?>> {
        Decision decide(StationState state, Message<R> message, Found found);
    }

    /** What a rule has to have looked up. */
    @FunctionalInterface
    private interface Asking<R extends RequestPayload<?>> {
        Needs needs(StationState state, Message<R> message);
    }

    private record Entry<R extends RequestPayload<?>>(Asking<R> asking, Rule<R> rule) {

        /** The table joins each request with the entry of its class. */
        @SuppressWarnings("unchecked")
        private Message<R> own(Message<?> message) {
            return (Message<R>) message;
        }

        private Needs needs(StationState state, Message<?> message) {
            return asking.needs(state, own(message));
        }

        private Decision decide(StationState state, Message<?> message, Found found) {
            return rule.decide(state, own(message), found);
        }
    }

    StationRules(StationSettings settings) {
        this.settings = settings;
        boot = new BootRules(settings);
        StartRules start = new StartRules(settings);
        StopRules stop = new StopRules(settings);
        ServiceRules service = new ServiceRules(settings);
        ProfileRules profiles = new ProfileRules(settings);
        on(BootNotification.Request.class, boot::boot);
        on(Heartbeat.Request.class, boot::heartbeat);
        on(StatusNotification.Request.class, new StatusRules()::status);
        on(MeterValues.Request.class, new MeterRules()::meterValues);
        on(
                Authorize.Request.class,
                (state, message) -> Needs.idTag(message.request().idTag()),
                service::authorize);
        on(StartTransaction.Request.class, start::needs, start::start);
        on(StopTransaction.Request.class, stop::needs, stop::stop);
        on(DataTransfer.Request.class, service::dataTransfer);
        on(DiagnosticsStatusNotification.Request.class, service::diagnosticsStatus);
        on(FirmwareStatusNotification.Request.class, service::firmwareStatus);
        on(SignedFirmwareStatusNotification.Request.class, service::signedFirmwareStatus);
        on(LogStatusNotification.Request.class, service::logStatus);
        on(SecurityEventNotification.Request.class, service::securityEvent);
        on(SignCertificate.Request.class, service::signCertificate);
        on(SetChargingProfile.Request.class, profiles::set);
        on(ClearChargingProfile.Request.class, profiles::clear);
    }

    StationSettings settings() {
        return settings;
    }

    /** What has to be looked up before {@link #decide}. */
    Needs needs(StationState state, Message<?> message) {
        Entry<?> entry = table.get(message.request().getClass());
        return entry == null || !allowed(state, message) ? Needs.NOTHING : entry.needs(state, message);
    }

    /** Decides on a CALL; found holds what {@link #needs} asked for. */
    Decision decide(StationState state, Message<?> message, Found found) {
        if (!allowed(state, message)) {
            return notAllowed(state);
        }
        Entry<?> entry = table.get(message.request().getClass());
        return entry == null
                ? Decision.refuse(
                        ErrorCode.NotSupported, Actions.of(message.request()) + " is not sent by a charge point")
                : RepairRules.recorded(message, entry.decide(state, message, found));
    }

    private boolean allowed(StationState state, Message<?> message) {
        Registration registration = state.registration();
        return registration.accepted() || boot.allows(registration, Actions.of(message.request()), message.now());
    }

    private static Decision notAllowed(StationState state) {
        return Decision.refuse(ErrorCode.SecurityError, "the charge point is not accepted: " + advice(state));
    }

    private static String advice(StationState state) {
        return state.registration().status() == null
                ? "send BootNotification first"
                : "its registration is " + state.registration().status();
    }

    private <R extends RequestPayload<?>> void on(Class<R> request, Rule<R> rule) {
        on(request, (state, message) -> Needs.NOTHING, rule);
    }

    private <R extends RequestPayload<?>> void on(Class<R> request, Asking<R> asking, Rule<R> rule) {
        table.put(request, new Entry<>(asking, rule));
    }
}
