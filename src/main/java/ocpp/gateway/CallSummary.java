package ocpp.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.Secret;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;

/** The fields of a CALL that its line shows: those the seed chose, else the required ones in the order of the schema. */
final class CallSummary {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int PAYLOAD = 3;
    private static final String PROFILE = "csChargingProfiles";
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, RecordComponent::getAccessor));
        }
    };
    private static final Map<Action, List<Field>> FIELDS = new EnumMap<>(Action.class);

    /**
     * A field to show.
     *
     * @param path the names to follow from the payload; of a list the first entry counts, whatever the name
     */
    private record Field(String label, List<String> path, boolean secret) {
        static Field of(String label, String... path) {
            return new Field(label, List.of(path), false);
        }
    }

    static {
        FIELDS.put(
                Action.BootNotification,
                List.of(Field.of("vendor", "chargePointVendor"), Field.of("model", "chargePointModel")));
        FIELDS.put(Action.StatusNotification, fields("connectorId", "status", "errorCode"));
        FIELDS.put(Action.StartTransaction, fields("connectorId", "idTag", "meterStart"));
        FIELDS.put(Action.MeterValues, fields("connectorId", "transactionId"));
        FIELDS.put(Action.StopTransaction, fields("transactionId", "meterStop"));
        FIELDS.put(Action.ClearChargingProfile, List.of(Field.of("profileId", "id")));
        FIELDS.put(
                Action.SetChargingProfile,
                List.of(
                        Field.of("profileId", PROFILE, "chargingProfileId"),
                        Field.of("stackLevel", PROFILE, "stackLevel"),
                        Field.of("purpose", PROFILE, "chargingProfilePurpose"),
                        Field.of("limit", PROFILE, "chargingSchedule", "chargingSchedulePeriod", "first", "limit")));
        for (Action action : Action.values()) {
            FIELDS.computeIfAbsent(action, CallSummary::required);
        }
    }

    private CallSummary() {}

    /** Adds the summary of a valid CALL. */
    static void append(StringBuilder line, Action action, RequestPayload<?> payload) {
        append(line, FIELDS.getOrDefault(action, List.of()), payload);
    }

    /** Adds the summary of a CALL that is not valid: what can be read of it. */
    static void append(StringBuilder line, Received.BadCall call) {
        Action action = call.action() == null ? null : Actions.named(call.action());
        append(line, action == null ? List.of() : FIELDS.getOrDefault(action, List.of()), payload(call.text()));
    }

    private static void append(StringBuilder line, List<Field> fields, @Nullable Object payload) {
        line.append('{');
        String separator = "";
        for (Field field : fields) {
            Object value = payload;
            for (String name : field.path()) {
                value = child(value, name);
            }
            line.append(separator).append('\'').append(field.label()).append("': ");
            PythonText.append(line, value != null && field.secret() ? "***" : value);
            separator = ", ";
        }
        line.append('}');
    }

    private static List<Field> fields(String... names) {
        return Arrays.stream(names).map(name -> Field.of(name, name)).toList();
    }

    private static @Nullable Object child(@Nullable Object parent, String name) {
        if (parent instanceof Record message) {
            return read(message, name);
        } else if (parent instanceof Map<?, ?> object) {
            // A charge point may name a profile as the seed does (EDGE-01).
            return name.equals(PROFILE) && !object.containsKey(name) ? object.get("chargingProfile") : object.get(name);
        } else if (parent instanceof List<?> list) {
            return list.isEmpty() ? null : list.get(0);
        }
        return null;
    }

    private static @Nullable Object read(Record message, String name) {
        try {
            Method accessor = ACCESSORS.get(message.getClass()).get(name);
            return accessor == null ? null : accessor.invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Field> required(Action action) {
        return Arrays.stream(action.requestType().getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> new Field(
                        component.getName(), List.of(component.getName()), component.isAnnotationPresent(Secret.class)))
                .toList();
    }

    private static @Nullable Object payload(String text) {
        try {
            List<?> message = JSON.readValue(text, List.class);
            return message.size() > PAYLOAD ? message.get(PAYLOAD) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
