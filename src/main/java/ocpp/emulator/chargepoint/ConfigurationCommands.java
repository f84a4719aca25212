package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.GetConfigurationMaxKeys;

import java.util.Arrays;
import java.util.List;
import ocpp.emulator.configuration.Configuration;
import ocpp.emulator.configuration.ConfigurationKey;
import ocpp.emulator.configuration.MeasurandItem;
import ocpp.emulator.configuration.ValueKind;
import ocpp.emulator.meter.Sampler;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.wire.ErrorCode;

/** Reads and changes the configuration for the central system (sections 5.3, 5.8, requirements CFG). */
final class ConfigurationCommands {
    private final Parts parts;
    private final Configuration configuration;

    ConfigurationCommands(Parts parts) {
        this.parts = parts;
        this.configuration = parts.board.configuration();
    }

    CallAnswer get(GetConfiguration.Request request) {
        List<String> keys = request.key();
        int most = configuration.number(GetConfigurationMaxKeys);
        if (keys != null && keys.size() > most) {
            return CallAnswer.error(
                    ErrorCode.OccurenceConstraintViolation,
                    "/key holds " + keys.size() + " (expected: at most " + most + ", GetConfigurationMaxKeys)");
        }
        return CallAnswer.of(configuration.read(keys));
    }

    ChangeConfiguration.Response change(ChangeConfiguration.Request request) {
        ConfigurationKey key = configuration.find(request.key());
        if (key == null) {
            return new ChangeConfiguration.Response(ConfigurationStatus.NotSupported);
        }
        ConfigurationStatus status =
                suits(key, request.value()) ? configuration.change(key, request.value()) : ConfigurationStatus.Rejected;
        if (status == ConfigurationStatus.Accepted) {
            parts.board.touch();
            parts.board.afterwards(() -> follow(key));
        }
        return new ChangeConfiguration.Response(status);
    }

    /** What is to be judged beyond the form of the value. */
    private boolean suits(ConfigurationKey key, String value) {
        if (key.kind() == ValueKind.MEASURANDS) {
            return items(value).stream()
                    .map(MeasurandItem::parse)
                    .allMatch(item -> item != null && Sampler.supports(item));
        }
        return switch (key) {
            case SecurityProfile -> mayRaiseProfileTo(value);
            case ConnectorPhaseRotation -> items(value).stream().allMatch(this::namesConnector);
            default -> true;
        };
    }

    /** Only from 0 to 1, with a key: it cannot change from ws to wss by itself (SEC-PROF-03, SEC-PROF-05). */
    private boolean mayRaiseProfileTo(String value) {
        return value.strip().equals("1")
                && configuration.number(ConfigurationKey.SecurityProfile) == 0
                && configuration.text(ConfigurationKey.AuthorizationKey) != null;
    }

    private boolean namesConnector(String item) {
        int dot = item.indexOf('.');
        return dot > 0
                && item.substring(0, dot).matches("[0-9]{1,4}")
                && Integer.parseInt(item.substring(0, dot)) <= parts.connectors.count();
    }

    /** What has to follow the new value at once; everything else reads it when it is needed. */
    private void follow(ConfigurationKey key) {
        switch (key) {
            case AuthorizationKey, SecurityProfile -> {
                parts.events.raise("ReconfigurationOfSecurityParameters", key.name());
                parts.renewLink(key.name() + " changed");
            }
            case WebSocketPingInterval -> parts.link.applyPings();
            case ConnectorPhaseRotation -> parts.connectors.rewire();
            case CpoName -> parts.events.raise("ReconfigurationOfSecurityParameters", key.name());
            default -> {}
        }
    }

    private static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
