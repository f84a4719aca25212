package ocpp.protocol.localauth;

import java.util.List;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.IdTagInfo;
import org.jspecify.annotations.Nullable;

/** SendLocalList, central system to charge point, section 5.15 (6.41, 6.42). */
public interface SendLocalList {

    record Request(int listVersion, @Nullable List<AuthorizationData> localAuthorizationList, UpdateType updateType)
            implements RequestPayload<Response> {}

    record Response(UpdateStatus status) implements ResponsePayload {}

    enum UpdateType {
        Differential,
        Full
    }

    enum UpdateStatus {
        Accepted,
        Failed,
        NotSupported,
        VersionMismatch
    }

    record AuthorizationData(
            @Length(20) String idTag, @Nullable IdTagInfo idTagInfo) {}
}
