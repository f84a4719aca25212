package ocpp.protocol.core;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** StopTransaction, charge point to central system, section 4.10 (6.49, 6.50). */
public interface StopTransaction {

    record Request(
            @Length(20) @Nullable String idTag,
            int meterStop,
            Instant timestamp,
            int transactionId,
            @Nullable Reason reason,
            @Nullable List<MeterValue> transactionData)
            implements RequestPayload<Response> {}

    record Response(@Nullable IdTagInfo idTagInfo) implements ResponsePayload {}

    enum Reason {
        EmergencyStop,
        EVDisconnected,
        HardReset,
        Local,
        Other,
        PowerLoss,
        Reboot,
        Remote,
        SoftReset,
        UnlockCommand,
        DeAuthorized
    }
}
