package ocpp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;

/** In lenient mode a message about a transaction is never refused while one of the values that it needs is good. */
class EvidenceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant ARRIVAL = Instant.parse("2026-03-02T12:00:00Z");
    private static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystem(), () -> ARRIVAL);
    private static final Map<Action, String> LEFT_ALONE = Map.of(
            Action.StartTransaction,
            "idTag",
            Action.StopTransaction,
            "transactionId",
            Action.MeterValues,
            "connectorId");
    private static final List<String> VALUES = List.of(
            "null", "\"\"", "\"x\"", "true", "-1", "1.5", "99999999999", "1e300", "[]", "[[]]", "{}", "{\"value\":7}");

    /** One value of a payload is replaced by another, or taken out. */
    record Change(int which, String json, boolean remove) {}

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void whatCanBeKeptIsAnswered(
            @ForAll("payloads") Object payload, @ForAll("changes") @Size(min = 1, max = 6) List<Change> changes)
            throws IOException {
        Action action = Actions.of((RequestPayload<?>) payload);
        ObjectNode changed = (ObjectNode) MAPPER.readTree(PayloadCodec.write(payload));
        for (Change change : changes) {
            apply(change, changed, LEFT_ALONE.getOrDefault(action, ""));
        }
        byte[] text = MAPPER.writeValueAsBytes(
                MAPPER.createArrayNode().add(2).add("id").add(action.name()).add(changed));
        Received strict = CODEC.decode(text, id -> null);
        assertThat(CODEC.decode(text, id -> null, Leniency.LENIENT))
                .isInstanceOfSatisfying(Received.Call.class, call -> {
                    assertThat(call.messageId()).isEqualTo("id");
                    assertThat(call.repairs().isEmpty()).isEqualTo(strict instanceof Received.Call);
                });
    }

    @Provide
    Arbitrary<Object> payloads() {
        return Arbitraries.of(StartTransaction.Request.class, StopTransaction.Request.class, MeterValues.Request.class)
                .flatMap(Payloads::of);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Arbitraries.integers()
                .between(0, 1000)
                .flatMap(which -> Arbitraries.of(VALUES)
                        .flatMap(json -> Arbitraries.of(true, false).map(remove -> new Change(which, json, remove))))
                .list();
    }

    private static void apply(Change change, ObjectNode payload, String leftAlone) throws IOException {
        List<Runnable> places = new ArrayList<>();
        JsonNode value = MAPPER.readTree(change.json());
        addPlaces(places, payload, value, change.remove(), leftAlone);
        if (!places.isEmpty()) {
            places.get(change.which() % places.size()).run();
        }
    }

    private static void addPlaces(
            List<Runnable> places, JsonNode node, JsonNode value, boolean remove, String leftAlone) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (!name.equals(leftAlone)) {
                    places.add(() -> {
                        if (remove) {
                            object.remove(name);
                        } else {
                            object.set(name, value);
                        }
                    });
                    addPlaces(places, object.get(name), value, remove, "");
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, value));
                addPlaces(places, array.get(i), value, remove, "");
            }
        }
    }
}
