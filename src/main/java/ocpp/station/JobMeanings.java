package ocpp.station;

import java.util.List;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.firmware.UpdateFirmware;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.CertificateSigned.CertificateSignedStatus;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.DeleteCertificate.DeleteCertificateStatus;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.GetLog.LogStatus;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.InstallCertificate.InstallCertificateStatus;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.security.SignedUpdateFirmware.UpdateFirmwareStatus;
import ocpp.station.CommandMeanings.Call;
import ocpp.station.JobEvent.JobKind;

/** What the answers to CALLs of firmware, diagnostics, logs and certificates mean. */
final class JobMeanings {
    private JobMeanings() {}

    static void addTo(CommandMeanings meanings) {
        meanings.on(UpdateFirmware.Request.class, UpdateFirmware.Response.class, JobMeanings::update);
        meanings.on(SignedUpdateFirmware.Request.class, SignedUpdateFirmware.Response.class, JobMeanings::signedUpdate);
        meanings.on(GetDiagnostics.Request.class, GetDiagnostics.Response.class, JobMeanings::diagnostics);
        meanings.on(GetLog.Request.class, GetLog.Response.class, JobMeanings::log);
        meanings.on(InstallCertificate.Request.class, InstallCertificate.Response.class, JobMeanings::installed);
        meanings.on(DeleteCertificate.Request.class, DeleteCertificate.Response.class, JobMeanings::deleted);
        meanings.on(
                GetInstalledCertificateIds.Request.class,
                GetInstalledCertificateIds.Response.class,
                JobMeanings::listed);
        meanings.on(CertificateSigned.Request.class, CertificateSigned.Response.class, JobMeanings::signed);
    }

    private static List<StationEvent> update(
            StationState state, Call<UpdateFirmware.Request> call, UpdateFirmware.Response answer) {
        return List.of(new JobEvent.Accepted(
                call.now(),
                JobKind.Firmware,
                call.commandId(),
                null,
                call.request().location(),
                null));
    }

    private static List<StationEvent> signedUpdate(
            StationState state, Call<SignedUpdateFirmware.Request> call, SignedUpdateFirmware.Response answer) {
        boolean accepted = answer.status() == UpdateFirmwareStatus.Accepted
                || answer.status() == UpdateFirmwareStatus.AcceptedCanceled;
        return accepted
                ? List.of(new JobEvent.Accepted(
                        call.now(),
                        JobKind.SignedFirmware,
                        call.commandId(),
                        call.request().requestId(),
                        call.request().firmware().location(),
                        null))
                : List.of();
    }

    /** Without a file name there is nothing to upload (DIAG-01), but some stations upload all the same. */
    private static List<StationEvent> diagnostics(
            StationState state, Call<GetDiagnostics.Request> call, GetDiagnostics.Response answer) {
        return List.of(new JobEvent.Accepted(
                call.now(),
                JobKind.Diagnostics,
                call.commandId(),
                null,
                call.request().location(),
                answer.fileName()));
    }

    private static List<StationEvent> log(StationState state, Call<GetLog.Request> call, GetLog.Response answer) {
        return answer.status() == LogStatus.Rejected
                ? List.of()
                : List.of(new JobEvent.Accepted(
                        call.now(),
                        JobKind.Log,
                        call.commandId(),
                        call.request().requestId(),
                        call.request().log().remoteLocation(),
                        answer.filename()));
    }

    private static List<StationEvent> installed(
            StationState state, Call<InstallCertificate.Request> call, InstallCertificate.Response answer) {
        return answer.status() == InstallCertificateStatus.Accepted
                ? List.of(new SecurityEvent.CertificateInstalled(
                        call.now(),
                        call.request().certificateType(),
                        call.request().certificate()))
                : List.of();
    }

    private static List<StationEvent> deleted(
            StationState state, Call<DeleteCertificate.Request> call, DeleteCertificate.Response answer) {
        return answer.status() == DeleteCertificateStatus.Failed
                ? List.of()
                : List.of(new SecurityEvent.CertificateDeleted(
                        call.now(), call.request().certificateHashData()));
    }

    private static List<StationEvent> listed(
            StationState state,
            Call<GetInstalledCertificateIds.Request> call,
            GetInstalledCertificateIds.Response answer) {
        return List.of(new SecurityEvent.CertificatesReported(
                call.now(),
                call.request().certificateType(),
                answer.certificateHashData() == null ? List.of() : answer.certificateHashData()));
    }

    private static List<StationEvent> signed(
            StationState state, Call<CertificateSigned.Request> call, CertificateSigned.Response answer) {
        return answer.status() == CertificateSignedStatus.Accepted
                ? List.of(new SecurityEvent.CertificateSigned(
                        call.now(), call.request().certificateChain()))
                : List.of();
    }
}
