package ocpp.protocol.core;

import java.time.Instant;
import ocpp.protocol.Length;
import org.jspecify.annotations.Nullable;

/** IdTagInfo, a class of the OCPP 1.6 data types (section 7). */
public record IdTagInfo(
        @Nullable Instant expiryDate, @Length(20) @Nullable String parentIdTag, AuthorizationStatus status) {
    public enum AuthorizationStatus {
        Accepted,
        Blocked,
        Expired,
        Invalid,
        ConcurrentTx
    }
}
