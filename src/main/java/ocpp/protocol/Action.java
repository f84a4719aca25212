package ocpp.protocol;

import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.RemoteStopTransaction;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.UnlockConnector;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.firmware.UpdateFirmware;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.trigger.TriggerMessage;

/** The actions of OCPP 1.6 and of its security extension: who sends the CALL, its feature profile, its payloads. */
public enum Action {
    Authorize(Sender.CHARGE_POINT, FeatureProfile.Core, Authorize.Request.class, Authorize.Response.class),
    BootNotification(
            Sender.CHARGE_POINT, FeatureProfile.Core, BootNotification.Request.class, BootNotification.Response.class),
    CancelReservation(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Reservation,
            CancelReservation.Request.class,
            CancelReservation.Response.class),
    ChangeAvailability(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Core,
            ChangeAvailability.Request.class,
            ChangeAvailability.Response.class),
    ChangeConfiguration(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Core,
            ChangeConfiguration.Request.class,
            ChangeConfiguration.Response.class),
    ClearCache(Sender.CENTRAL_SYSTEM, FeatureProfile.Core, ClearCache.Request.class, ClearCache.Response.class),
    ClearChargingProfile(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.SmartCharging,
            ClearChargingProfile.Request.class,
            ClearChargingProfile.Response.class),
    DataTransfer(Sender.BOTH, FeatureProfile.Core, DataTransfer.Request.class, DataTransfer.Response.class),
    DiagnosticsStatusNotification(
            Sender.CHARGE_POINT,
            FeatureProfile.FirmwareManagement,
            DiagnosticsStatusNotification.Request.class,
            DiagnosticsStatusNotification.Response.class),
    FirmwareStatusNotification(
            Sender.CHARGE_POINT,
            FeatureProfile.FirmwareManagement,
            FirmwareStatusNotification.Request.class,
            FirmwareStatusNotification.Response.class),
    GetCompositeSchedule(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.SmartCharging,
            GetCompositeSchedule.Request.class,
            GetCompositeSchedule.Response.class),
    GetConfiguration(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Core,
            GetConfiguration.Request.class,
            GetConfiguration.Response.class),
    GetDiagnostics(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.FirmwareManagement,
            GetDiagnostics.Request.class,
            GetDiagnostics.Response.class),
    GetLocalListVersion(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.LocalAuthListManagement,
            GetLocalListVersion.Request.class,
            GetLocalListVersion.Response.class),
    Heartbeat(Sender.CHARGE_POINT, FeatureProfile.Core, Heartbeat.Request.class, Heartbeat.Response.class),
    MeterValues(Sender.CHARGE_POINT, FeatureProfile.Core, MeterValues.Request.class, MeterValues.Response.class),
    RemoteStartTransaction(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Core,
            RemoteStartTransaction.Request.class,
            RemoteStartTransaction.Response.class),
    RemoteStopTransaction(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Core,
            RemoteStopTransaction.Request.class,
            RemoteStopTransaction.Response.class),
    ReserveNow(Sender.CENTRAL_SYSTEM, FeatureProfile.Reservation, ReserveNow.Request.class, ReserveNow.Response.class),
    Reset(Sender.CENTRAL_SYSTEM, FeatureProfile.Core, Reset.Request.class, Reset.Response.class),
    SendLocalList(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.LocalAuthListManagement,
            SendLocalList.Request.class,
            SendLocalList.Response.class),
    SetChargingProfile(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.SmartCharging,
            SetChargingProfile.Request.class,
            SetChargingProfile.Response.class),
    StartTransaction(
            Sender.CHARGE_POINT, FeatureProfile.Core, StartTransaction.Request.class, StartTransaction.Response.class),
    StatusNotification(
            Sender.CHARGE_POINT,
            FeatureProfile.Core,
            StatusNotification.Request.class,
            StatusNotification.Response.class),
    StopTransaction(
            Sender.CHARGE_POINT, FeatureProfile.Core, StopTransaction.Request.class, StopTransaction.Response.class),
    TriggerMessage(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.RemoteTrigger,
            TriggerMessage.Request.class,
            TriggerMessage.Response.class),
    UnlockConnector(
            Sender.CENTRAL_SYSTEM, FeatureProfile.Core, UnlockConnector.Request.class, UnlockConnector.Response.class),
    UpdateFirmware(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.FirmwareManagement,
            UpdateFirmware.Request.class,
            UpdateFirmware.Response.class),
    CertificateSigned(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Security,
            CertificateSigned.Request.class,
            CertificateSigned.Response.class),
    DeleteCertificate(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Security,
            DeleteCertificate.Request.class,
            DeleteCertificate.Response.class),
    ExtendedTriggerMessage(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Security,
            ExtendedTriggerMessage.Request.class,
            ExtendedTriggerMessage.Response.class),
    GetInstalledCertificateIds(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Security,
            GetInstalledCertificateIds.Request.class,
            GetInstalledCertificateIds.Response.class),
    GetLog(Sender.CENTRAL_SYSTEM, FeatureProfile.Security, GetLog.Request.class, GetLog.Response.class),
    InstallCertificate(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Security,
            InstallCertificate.Request.class,
            InstallCertificate.Response.class),
    LogStatusNotification(
            Sender.CHARGE_POINT,
            FeatureProfile.Security,
            LogStatusNotification.Request.class,
            LogStatusNotification.Response.class),
    SecurityEventNotification(
            Sender.CHARGE_POINT,
            FeatureProfile.Security,
            SecurityEventNotification.Request.class,
            SecurityEventNotification.Response.class),
    SignCertificate(
            Sender.CHARGE_POINT,
            FeatureProfile.Security,
            SignCertificate.Request.class,
            SignCertificate.Response.class),
    SignedFirmwareStatusNotification(
            Sender.CHARGE_POINT,
            FeatureProfile.Security,
            SignedFirmwareStatusNotification.Request.class,
            SignedFirmwareStatusNotification.Response.class),
    SignedUpdateFirmware(
            Sender.CENTRAL_SYSTEM,
            FeatureProfile.Security,
            SignedUpdateFirmware.Request.class,
            SignedUpdateFirmware.Response.class);

    /** Who may send the CALL. */
    public enum Sender {
        CHARGE_POINT,
        CENTRAL_SYSTEM,
        BOTH;

        /** Whether a CALL of this kind may come from the given side. */
        public boolean includes(Sender side) {
            return this == BOTH || this == side;
        }
    }

    private final Sender sender;
    private final FeatureProfile profile;
    private final Class<? extends RequestPayload<?>> requestType;
    private final Class<? extends ResponsePayload> responseType;

    Action(
            Sender sender,
            FeatureProfile profile,
            Class<? extends RequestPayload<?>> requestType,
            Class<? extends ResponsePayload> responseType) {
        this.sender = sender;
        this.profile = profile;
        this.requestType = requestType;
        this.responseType = responseType;
    }

    public Sender sender() {
        return sender;
    }

    public FeatureProfile profile() {
        return profile;
    }

    public Class<? extends RequestPayload<?>> requestType() {
        return requestType;
    }

    public Class<? extends ResponsePayload> responseType() {
        return responseType;
    }
}
