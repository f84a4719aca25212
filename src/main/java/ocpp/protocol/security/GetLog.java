package ocpp.protocol.security;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** GetLog, central system to charge point, security whitepaper N01 (W5.9, W5.10). */
public interface GetLog {

    record Request(
            LogParameters log,
            LogType logType,
            int requestId,
            @Nullable Integer retries,
            @Nullable Integer retryInterval)
            implements RequestPayload<Response> {}

    record Response(LogStatus status, @Length(255) @Nullable String filename) implements ResponsePayload {}

    enum LogType {
        DiagnosticsLog,
        SecurityLog
    }

    enum LogStatus {
        Accepted,
        Rejected,
        AcceptedCanceled
    }

    record LogParameters(
            @Length(512) String remoteLocation,
            @Nullable Instant oldestTimestamp,
            @Nullable Instant latestTimestamp) {}
}
