package ocpp.protocol.core;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** DataTransfer, both ways, section 4.3/5.6 (6.15, 6.16). */
public interface DataTransfer {

    record Request(
            @Length(255) String vendorId,
            @Length(50) @Nullable String messageId,
            @Nullable String data) implements RequestPayload<Response> {}

    record Response(DataTransferStatus status, @Nullable String data) implements ResponsePayload {}

    enum DataTransferStatus {
        Accepted,
        Rejected,
        UnknownMessageId,
        UnknownVendorId
    }
}
