package ocpp.protocol.core;

import java.util.List;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.Secret;
import org.jspecify.annotations.Nullable;

/** GetConfiguration, central system to charge point, section 5.8 (6.23, 6.24). */
public interface GetConfiguration {

    record Request(@Length(50) @Nullable List<String> key) implements RequestPayload<Response> {}

    record Response(
            @Nullable List<KeyValue> configurationKey,
            @Length(50) @Nullable List<String> unknownKey) implements ResponsePayload {}

    record KeyValue(
            @Length(50) String key,
            boolean readonly,
            @Secret @Length(500) @Nullable String value) {}
}
