package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.LocalAuthListEnabled;
import static ocpp.emulator.configuration.ConfigurationKey.LocalAuthListMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.SendLocalListMaxLength;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.DataTransfer.DataTransferStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.RemoteStartStopStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.RemoteStopTransaction;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.protocol.core.UnlockConnector;
import ocpp.protocol.core.UnlockConnector.UnlockStatus;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.firmware.UpdateFirmware;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.security.SignedUpdateFirmware.UpdateFirmwareStatus;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Answers the CALLs of the central system. */
final class Commands {
    private final Parts parts;
    private final Map<Class<?>, Function<RequestPayload<?>, CallAnswer>> handlers = new HashMap<>();

    Commands(Parts parts) {
        this.parts = parts;
        Triggers triggers = new Triggers(parts);
        ConfigurationCommands configuration = new ConfigurationCommands(parts);
        on(GetConfiguration.Request.class, configuration::get);
        answer(ChangeConfiguration.Request.class, configuration::change);
        answer(ChangeAvailability.Request.class, parts.availability::change);
        answer(ClearCache.Request.class, request -> new ClearCache.Response(parts.clearCache()));
        answer(DataTransfer.Request.class, this::dataTransfer);
        answer(RemoteStartTransaction.Request.class, this::remoteStart);
        answer(RemoteStopTransaction.Request.class, this::remoteStop);
        answer(Reset.Request.class, parts.power::reset);
        answer(UnlockConnector.Request.class, this::unlock);
        answer(GetLocalListVersion.Request.class, request -> new GetLocalListVersion.Response(listVersion()));
        answer(SendLocalList.Request.class, this::sendLocalList);
        answer(ReserveNow.Request.class, parts.reservations::reserve);
        answer(CancelReservation.Request.class, parts.reservations::cancel);
        on(SetChargingProfile.Request.class, parts.limits::set);
        answer(ClearChargingProfile.Request.class, parts.limits::clear);
        answer(GetCompositeSchedule.Request.class, parts.limits::composite);
        answer(TriggerMessage.Request.class, triggers::trigger);
        answer(ExtendedTriggerMessage.Request.class, triggers::trigger);
        answer(GetDiagnostics.Request.class, parts.diagnostics::get);
        answer(GetLog.Request.class, parts.diagnostics::get);
        on(UpdateFirmware.Request.class, this::updateFirmware);
        answer(SignedUpdateFirmware.Request.class, this::signedUpdateFirmware);
        answer(InstallCertificate.Request.class, parts.certificates::install);
        answer(DeleteCertificate.Request.class, parts.certificates::delete);
        answer(GetInstalledCertificateIds.Request.class, parts.certificates::list);
        answer(CertificateSigned.Request.class, parts.ownCertificate::signed);
    }

    /** The answer to a CALL that is valid by its schema; none before the first answer to the boot and while Rejected (BOOT-07). */
    CallAnswer handle(RequestPayload<?> request) {
        RegistrationStatus registration = parts.registration.status();
        if (registration == null || registration == RegistrationStatus.Rejected) {
            return new CallAnswer.None();
        }
        Action action = Actions.of(request);
        Function<RequestPayload<?>, CallAnswer> handler = handlers.get(request.getClass());
        if (handler == null || !parts.board.configuration().supports(action.profile())) {
            return CallAnswer.error(ErrorCode.NotSupported, action + " is not among the SupportedFeatureProfiles");
        }
        return handler.apply(request);
    }

    private DataTransfer.Response dataTransfer(DataTransfer.Request request) {
        if (!request.vendorId().equals(parts.board.setup().vendorId())) {
            return new DataTransfer.Response(DataTransferStatus.UnknownVendorId, null);
        }
        boolean echo = "Echo".equals(request.messageId());
        return echo
                ? new DataTransfer.Response(DataTransferStatus.Accepted, request.data())
                : new DataTransfer.Response(DataTransferStatus.UnknownMessageId, null);
    }

    private RemoteStartTransaction.Response remoteStart(RemoteStartTransaction.Request request) {
        boolean registered = parts.registration.isAccepted();
        Connector connector =
                registered && remoteStartProblem(request) == null ? parts.reader.remoteTarget(request) : null;
        if (connector == null) {
            return new RemoteStartTransaction.Response(RemoteStartStopStatus.Rejected);
        }
        parts.board.afterwards(() -> parts.reader.remoteStart(connector, request));
        return new RemoteStartTransaction.Response(RemoteStartStopStatus.Accepted);
    }

    private @Nullable String remoteStartProblem(RemoteStartTransaction.Request request) {
        return parts.limits.remoteStartProblem(request);
    }

    private RemoteStopTransaction.Response remoteStop(RemoteStopTransaction.Request request) {
        Connector connector = parts.connectors.withTransactionId(request.transactionId());
        if (connector == null || !parts.registration.isAccepted()) {
            return new RemoteStopTransaction.Response(RemoteStartStopStatus.Rejected);
        }
        parts.board.afterwards(() -> parts.transactions.end(connector, Reason.Remote, null));
        return new RemoteStopTransaction.Response(RemoteStartStopStatus.Accepted);
    }

    private UnlockConnector.Response unlock(UnlockConnector.Request request) {
        Connector connector = parts.connectors.find(request.connectorId());
        if (connector == null || connector.hasFixedCable()) {
            return new UnlockConnector.Response(UnlockStatus.NotSupported);
        }
        boolean stuck = connector.isLockFailing();
        parts.board.afterwards(() -> {
            parts.transactions.end(connector, Reason.UnlockCommand, null);
            if (!stuck) {
                connector.unlock();
            }
        });
        return new UnlockConnector.Response(stuck ? UnlockStatus.UnlockFailed : UnlockStatus.Unlocked);
    }

    private int listVersion() {
        return parts.board.configuration().flag(LocalAuthListEnabled) ? parts.localList.reportedVersion() : -1;
    }

    private SendLocalList.Response sendLocalList(SendLocalList.Request request) {
        if (!parts.board.configuration().flag(LocalAuthListEnabled)) {
            return new SendLocalList.Response(UpdateStatus.NotSupported);
        }
        UpdateStatus status = parts.localList.update(
                request,
                parts.board.configuration().number(SendLocalListMaxLength),
                parts.board.configuration().number(LocalAuthListMaxLength));
        if (status == UpdateStatus.Accepted) {
            parts.localList.save().entries().forEach(entry -> parts.cache.remove(entry.idTag()));
            parts.board.touch();
        }
        return new SendLocalList.Response(status);
    }

    private CallAnswer updateFirmware(UpdateFirmware.Request request) {
        if (parts.board.setup().signedFirmwareOnly()) {
            return CallAnswer.error(ErrorCode.NotSupported, "only SignedUpdateFirmware is taken here");
        }
        parts.board.afterwards(() -> parts.firmware.begin(new Firmware.Order(
                null,
                request.location(),
                request.retrieveDate(),
                null,
                request.retries(),
                request.retryInterval(),
                null)));
        return CallAnswer.of(new UpdateFirmware.Response());
    }

    private SignedUpdateFirmware.Response signedUpdateFirmware(SignedUpdateFirmware.Request request) {
        SignedUpdateFirmware.Firmware image = request.firmware();
        if (!parts.certificates.maySignFirmware(image.signingCertificate())) {
            parts.events.raise("InvalidFirmwareSigningCertificate", FileJobs.shown(image.location()));
            return new SignedUpdateFirmware.Response(UpdateFirmwareStatus.InvalidCertificate);
        }
        boolean replaced = parts.firmware.isUnderWay();
        parts.board.afterwards(() -> parts.firmware.begin(new Firmware.Order(
                request.requestId(),
                image.location(),
                image.retrieveDateTime(),
                image.installDateTime(),
                request.retries(),
                request.retryInterval(),
                new FirmwareSignature(image.signingCertificate(), image.signature()))));
        return new SignedUpdateFirmware.Response(
                replaced ? UpdateFirmwareStatus.AcceptedCanceled : UpdateFirmwareStatus.Accepted);
    }

    private <Q extends RequestPayload<P>, P extends ResponsePayload> void answer(
            Class<Q> type, Function<Q, P> handler) {
        handlers.put(type, request -> CallAnswer.of(handler.apply(type.cast(request))));
    }

    private <Q extends RequestPayload<?>> void on(Class<Q> type, Function<Q, CallAnswer> handler) {
        handlers.put(type, request -> handler.apply(type.cast(request)));
    }
}
