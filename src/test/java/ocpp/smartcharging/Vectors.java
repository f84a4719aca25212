package ocpp.smartcharging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ocpp.SharedFiles;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import org.jspecify.annotations.Nullable;

/** Reads smart-charging-vectors.json. */
final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addDeserializer(Instant.class, new InstantDeserializer()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    record Station(
            int connectors,
            int voltage,
            int phases,
            BigDecimal connectorMaxA,
            @Nullable BigDecimal stationMaxA,
            Set<ChargingRateUnit> allowedUnits,
            @Nullable Integer maxStackLevel,
            @Nullable Integer maxPeriods,
            @Nullable Integer maxProfiles) {

        Hardware hardware() {
            return new Hardware(connectors, voltage, phases, connectorMaxA, stationMaxA);
        }

        Capabilities capabilities() {
            return new Capabilities(
                    maxStackLevel == null ? 100 : maxStackLevel,
                    maxPeriods == null ? 1000 : maxPeriods,
                    maxProfiles == null ? 1000 : maxProfiles,
                    allowedUnits);
        }
    }

    private Vectors() {}

    /** The cases of this name, none where the shared folder is absent. */
    static List<JsonNode> cases(String name) {
        List<JsonNode> cases = new ArrayList<>();
        SharedFiles.find("ocpp16/smart-charging-vectors.json")
                .ifPresent(file -> root(file).get(name).forEach(cases::add));
        return cases;
    }

    static <T> T read(JsonNode node, Class<T> type) {
        return JSON.convertValue(node, type);
    }

    static Instant instant(JsonNode node) {
        return read(node, Instant.class);
    }

    static List<RunningTransaction> transactions(JsonNode node) {
        return JSON.convertValue(node, new TypeReference<>() {});
    }

    private static JsonNode root(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InstantDeserializer extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return OffsetDateTime.parse(parser.getText()).toInstant();
        }
    }
}
