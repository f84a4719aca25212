package ocpp.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of firmware updates and of uploads of diagnostics and logs. */
public sealed interface JobEvent extends StationEvent {

    /**
     * The station took a job.
     *
     * @param commandId the CALL that asked for it
     * @param requestId the id that its notifications carry, null for the plain messages, which have none
     * @param location where it fetches from or uploads to
     * @param fileName the file it will upload, null where there is none
     */
    record Accepted(
            Instant at,
            JobKind kind,
            String commandId,
            @Nullable Integer requestId,
            String location,
            @Nullable String fileName)
            implements JobEvent {}

    /** The station told how a job goes on, with the status as spelt on the wire. */
    record StatusReported(
            Instant at, JobKind kind, @Nullable Integer requestId, String status) implements JobEvent {}

    /** A requestId was given to a job that is about to be sent: it is used up. */
    record RequestIdUsed(Instant at, int requestId) implements JobEvent {}

    /** The kinds of jobs, each with its own notification. */
    enum JobKind {
        /** UpdateFirmware, FirmwareStatusNotification. */
        Firmware,
        /** SignedUpdateFirmware, SignedFirmwareStatusNotification. */
        SignedFirmware,
        /** GetDiagnostics, DiagnosticsStatusNotification. */
        Diagnostics,
        /** GetLog, LogStatusNotification. */
        Log
    }
}
