package ocpp.protocol.core;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.Secret;

/** ChangeConfiguration, central system to charge point, section 5.3 (6.9, 6.10). */
public interface ChangeConfiguration {

    record Request(
            @Length(50) String key, @Secret @Length(500) String value) implements RequestPayload<Response> {}

    record Response(ConfigurationStatus status) implements ResponsePayload {}

    enum ConfigurationStatus {
        Accepted,
        Rejected,
        RebootRequired,
        NotSupported
    }
}
