package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ocpp.wire.ErrorCode.FormationViolation;
import static ocpp.wire.ErrorCode.OccurenceConstraintViolation;
import static ocpp.wire.ErrorCode.PropertyConstraintViolation;
import static ocpp.wire.ErrorCode.ProtocolError;
import static ocpp.wire.ErrorCode.TypeConstraintViolation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ocpp.protocol.Action;
import ocpp.protocol.Length;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.Range;
import ocpp.protocol.Tenths;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every property of every payload: each way in which it can be wrong gives its code, at its place. */
class PayloadFaultsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Side, FrameCodec> CODECS = Map.of(
            Side.CENTRAL_SYSTEM, new FrameCodec(CodecSettings.centralSystem()),
            Side.CHARGE_POINT, new FrameCodec(CodecSettings.chargePoint()));

    /** One object within a payload: its record, where it lies, and the object itself in a fresh copy of the payload. */
    private record Place(Class<?> type, String pointer) {
        ObjectNode in(ObjectNode payload) {
            return (ObjectNode) payload.at(pointer);
        }
    }

    static Stream<Class<?>> payloadTypes() {
        return Samples.payloadTypes();
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName(
            "J-ERR-02: a payload with every property is valid, one with an unknown property is a FormationViolation")
    void nothingButTheKnownPropertiesIsTaken(Class<?> payload) {
        assertFault(payload, whole -> {}, null, "");
        for (Place place : places(payload)) {
            assertFault(
                    payload,
                    whole -> place.in(whole).put("x~y/z", 1),
                    FormationViolation,
                    place.pointer() + "/x~0y~1z");
        }
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName("J-ERR-02: a required property that is absent is a ProtocolError, an optional one may be")
    void onlyOptionalPropertiesMayBeAbsent(Class<?> payload) {
        forEach(payload, (place, component) -> {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            String name = component.getName();
            assertFault(
                    payload,
                    whole -> place.in(whole).remove(name),
                    optional ? null : ProtocolError,
                    place.pointer() + "/" + name);
        });
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName("J-ERR-02, J-ERR-09: null and any other JSON type is a TypeConstraintViolation")
    void valuesOfAnotherTypeAreNotTaken(Class<?> payload) {
        forEach(payload, (place, component) -> {
            JsonNode sample = place.in(Samples.full(payload)).get(component.getName());
            List<JsonNode> others = new ArrayList<>(List.of(
                    NullNode.instance,
                    TextNode.valueOf("1"),
                    DecimalNode.valueOf(new BigDecimal("1")),
                    DecimalNode.valueOf(new BigDecimal("1.5")),
                    BooleanNode.TRUE,
                    MAPPER.createObjectNode().put("a", 1),
                    MAPPER.createArrayNode().add(1)));
            others.removeIf(other -> other.getNodeType() == sample.getNodeType()
                    && !(isInteger(component) && other.isNumber() && !isWhole(other)));
            for (JsonNode other : others) {
                assertFault(payload, place, component, other, TypeConstraintViolation);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName("J-ERR-02, J-ERR-09: a string longer than its length is a PropertyConstraintViolation, in code points")
    void lengthsCountCodePoints(Class<?> payload) {
        forEach(payload, (place, component) -> {
            Length length = component.getAnnotation(Length.class);
            if (length != null && component.getType() == String.class) {
                TextNode longest = TextNode.valueOf("\ud83d\udd0c".repeat(length.value()));
                assertFault(payload, place, component, longest, null);
                TextNode tooLong = TextNode.valueOf("z".repeat(length.value() + 1));
                assertFault(payload, place, component, tooLong, PropertyConstraintViolation);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName("J-ERR-02: a value off its enumeration, range or format is a PropertyConstraintViolation")
    void valuesThatAreNotAllowedAreNotTaken(Class<?> payload) {
        forEach(payload, (place, component) -> {
            for (JsonNode wrong : notAllowed(component)) {
                assertFault(payload, place, component, wrong, PropertyConstraintViolation);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName("J-ERR-09: every value of an enumeration is taken; 1.0 and 1e0 are integers")
    void allowedValuesAreTakenInEveryNotation(Class<?> payload) {
        forEach(payload, (place, component) -> {
            if (component.getType().isEnum()) {
                for (String name : Samples.names(component.getType())) {
                    assertFault(payload, place, component, TextNode.valueOf(name), null);
                }
            } else if (isInteger(component)) {
                assertFault(payload, place, component, DecimalNode.valueOf(new BigDecimal("1.0")), null);
                assertFault(payload, place, component, DecimalNode.valueOf(new BigDecimal("2147483647")), null);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("payloadTypes")
    @DisplayName("J-ERR-02: an empty array is an OccurenceConstraintViolation where an entry is needed")
    void arraysAreEmptyOnlyWhereTheyMayBe(Class<?> payload) {
        forEach(payload, (place, component) -> {
            if (component.getType() == List.class) {
                boolean needsEntry = component.isAnnotationPresent(NotEmpty.class);
                ArrayNode empty = MAPPER.createArrayNode();
                assertFault(payload, place, component, empty, needsEntry ? OccurenceConstraintViolation : null);
            }
        });
    }

    private static List<JsonNode> notAllowed(RecordComponent component) {
        List<JsonNode> wrong = new ArrayList<>();
        if (component.getType().isEnum()) {
            wrong.add(TextNode.valueOf("NoSuchValue"));
            wrong.add(TextNode.valueOf(Samples.names(component.getType()).get(0).toLowerCase(Locale.ROOT)));
            wrong.add(TextNode.valueOf(""));
        } else if (component.getType() == Instant.class) {
            wrong.add(TextNode.valueOf("2026-03-02T10:00:00"));
        } else if (component.isAnnotationPresent(Tenths.class)) {
            wrong.add(DecimalNode.valueOf(new BigDecimal("8.15")));
            wrong.add(DecimalNode.valueOf(new BigDecimal("1e99")));
        } else if (component.isAnnotationPresent(Uri.class)) {
            wrong.add(TextNode.valueOf("no uri"));
            wrong.add(TextNode.valueOf("/path"));
        } else if (isInteger(component)) {
            wrong.add(DecimalNode.valueOf(new BigDecimal("2147483648")));
            wrong.add(DecimalNode.valueOf(new BigDecimal("1e999999999")));
            Range range = component.getAnnotation(Range.class);
            if (range != null) {
                wrong.add(DecimalNode.valueOf(new BigDecimal(range.min() - 1)));
            }
        }
        return wrong;
    }

    private static void assertFault(
            Class<?> payload, Place place, RecordComponent component, JsonNode value, @Nullable ErrorCode code) {
        String pointer = place.pointer() + "/" + component.getName();
        assertFault(payload, whole -> place.in(whole).set(component.getName(), value), code, pointer);
    }

    /** Changes a valid payload and checks the one fault that it has then, by itself and within a frame. */
    private static void assertFault(
            Class<?> payload, Consumer<ObjectNode> change, @Nullable ErrorCode code, String pointer) {
        ObjectNode whole = Samples.full(payload);
        change.accept(whole);
        byte[] json = json(whole).getBytes(UTF_8);
        Decoded<?> decoded = PayloadCodec.read(payload, json);
        if (code == null) {
            assertThat(decoded).as(json(whole)).isInstanceOf(Decoded.Valid.class);
        } else {
            assertThat(decoded).as(json(whole)).isInstanceOfSatisfying(Decoded.Faulty.class, faulty -> {
                Fault fault = (Fault) faulty.faults().get(0);
                assertThat(fault.code()).as(fault.description()).isEqualTo(code);
                assertThat(fault.pointer()).isEqualTo(pointer);
                assertThat(fault.description()).startsWith(pointer + ": ").hasSizeLessThanOrEqualTo(255);
                assertSameInFrame(payload, json(whole), fault);
            });
        }
    }

    private static void assertSameInFrame(Class<?> payload, String json, Fault fault) {
        for (Action action : Action.values()) {
            CODECS.forEach((side, codec) -> {
                if (action.requestType() == payload && side.peer().sends(action)) {
                    byte[] text = ("[2,\"id\",\"" + action + "\"," + json + "]").getBytes(UTF_8);
                    Received received = codec.decode(text, id -> null);
                    if (!(received instanceof Received.Settled)) {
                        assertThat(((Received.BadCall) received).fault()).isEqualTo(fault);
                    }
                } else if (action.responseType() == payload) {
                    byte[] text = ("[3,\"id\"," + json + "]").getBytes(UTF_8);
                    assertThat(codec.decode(text, id -> action)).isEqualTo(new Received.BadResult("id", fault));
                }
            });
        }
    }

    @FunctionalInterface
    private interface Check {
        void of(Place place, RecordComponent component);
    }

    private static void forEach(Class<?> payload, Check check) {
        for (Place place : places(payload)) {
            for (RecordComponent component : place.type().getRecordComponents()) {
                check.of(place, component);
            }
        }
    }

    private static List<Place> places(Class<?> payload) {
        List<Place> places = new ArrayList<>(List.of(new Place(payload, "")));
        for (int i = 0; i < places.size(); i++) {
            for (RecordComponent component : places.get(i).type().getRecordComponents()) {
                Class<?> nested = Samples.nested(component);
                if (nested != null) {
                    String entry = component.getType() == List.class ? "/0" : "";
                    places.add(new Place(nested, places.get(i).pointer() + "/" + component.getName() + entry));
                }
            }
        }
        return places;
    }

    private static boolean isInteger(RecordComponent component) {
        return component.getType() == int.class || component.getType() == Integer.class;
    }

    private static boolean isWhole(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static String json(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
