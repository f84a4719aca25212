package ocpp.station;

import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignCertificate.GenericStatus;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.station.JobEvent.JobKind;
import org.jspecify.annotations.Nullable;

/** The messages that need one event at most: Authorize, DataTransfer, jobs, security (AUTH, DATA, FW, DIAG, SEC). */
final class ServiceRules {
    private static final String REQUEST_BEGINS = "-----BEGIN CERTIFICATE REQUEST-----";
    private static final String OLD_REQUEST_BEGINS = "-----BEGIN NEW CERTIFICATE REQUEST-----";

    private final StationSettings settings;

    ServiceRules(StationSettings settings) {
        this.settings = settings;
    }

    Decision authorize(StationState state, Message<Authorize.Request> message, Found found) {
        return Decision.answer(
                new Authorize.Response(Authorization.judge(found.idTag(), settings.unknownTags(), message.now())));
    }

    /** No vendor is known here (DATA-04). */
    Decision dataTransfer(StationState state, Message<DataTransfer.Request> message, Found found) {
        return Decision.answer(new DataTransfer.Response(DataTransfer.DataTransferStatus.UnknownVendorId, null));
    }

    Decision diagnosticsStatus(
            StationState state, Message<DiagnosticsStatusNotification.Request> message, Found found) {
        return Decision.answer(
                new DiagnosticsStatusNotification.Response(),
                job(message, JobKind.Diagnostics, null, message.request().status()));
    }

    Decision firmwareStatus(StationState state, Message<FirmwareStatusNotification.Request> message, Found found) {
        return Decision.answer(
                new FirmwareStatusNotification.Response(),
                job(message, JobKind.Firmware, null, message.request().status()));
    }

    Decision signedFirmwareStatus(
            StationState state, Message<SignedFirmwareStatusNotification.Request> message, Found found) {
        return Decision.answer(
                new SignedFirmwareStatusNotification.Response(),
                job(
                        message,
                        JobKind.SignedFirmware,
                        message.request().requestId(),
                        message.request().status()));
    }

    Decision logStatus(StationState state, Message<LogStatusNotification.Request> message, Found found) {
        return Decision.answer(
                new LogStatusNotification.Response(),
                job(
                        message,
                        JobKind.Log,
                        message.request().requestId(),
                        message.request().status()));
    }

    Decision securityEvent(StationState state, Message<SecurityEventNotification.Request> message, Found found) {
        SecurityEventNotification.Request request = message.request();
        return Decision.answer(
                new SecurityEventNotification.Response(),
                new SecurityEvent.Reported(message.now(), request.timestamp(), request.type(), request.techInfo()));
    }

    /** Accepted means that it will be passed on for signing (SEC-CERT-04), so it must be a request at all. */
    Decision signCertificate(StationState state, Message<SignCertificate.Request> message, Found found) {
        String csr = message.request().csr();
        String begin = csr.stripLeading();
        return begin.startsWith(REQUEST_BEGINS) || begin.startsWith(OLD_REQUEST_BEGINS)
                ? Decision.answer(
                        new SignCertificate.Response(GenericStatus.Accepted),
                        new SecurityEvent.SigningRequested(message.now(), csr))
                : Decision.answer(new SignCertificate.Response(GenericStatus.Rejected));
    }

    private static StationEvent job(Message<?> message, JobKind kind, @Nullable Integer requestId, Enum<?> status) {
        return new JobEvent.StatusReported(message.now(), kind, requestId, status.name());
    }
}
