package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ocpp.SharedFiles;
import ocpp.protocol.Action;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of the corpus, as far as reading them decides what becomes of them. */
class CorpusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final FrameCodec CENTRAL_SYSTEM = new FrameCodec(CodecSettings.centralSystem());
    private static final FrameCodec CHARGE_POINT = new FrameCodec(CodecSettings.chargePoint());

    /** Refused by the behaviour of the charge point: it does not have this connector. */
    private static final Set<String> REFUSED_BY_BEHAVIOUR = Set.of("X-CP-37");

    /** Decided by the socket or before a text is taken for a message. */
    private static final Set<String> NOT_FOR_THE_CODEC = Set.of("X-FRAME-24", "X-FRAME-26");

    @ParameterizedTest
    @ValueSource(strings = {"valid-cp-to-csms.jsonl", "valid-csms-to-cp.jsonl", "odd.jsonl"})
    @DisplayName("J-RPC-03..12, J-RPC-20, J-ERR-01..06: every frame of the corpus is read as its record says")
    void everyFrameIsReadAsItsRecordSays(String file) throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        List<String> left = new ArrayList<>();
        for (JsonNode entry : records(file)) {
            String id = entry.get("id").asText();
            if (NOT_FOR_THE_CODEC.contains(id)) {
                left.add(id);
                continue;
            }
            String expect = entry.get("expect").asText();
            Received received = decode(entry);
            if (isLeftToBehaviour(entry)) {
                assertThat(received).as(id).isInstanceOf(Received.Call.class);
                left.add(id);
            } else {
                assertThat(outcome(received)).as(id + " " + received).isEqualTo(expect.split(" ")[0]);
            }
            assertThat(describesItself(received)).as(id + " " + received).isTrue();
            counts.merge(expect.split(" ")[0], 1, Integer::sum);
        }
        System.out.println(file + ": " + counts + ", left to behaviour: " + left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"valid-cp-to-csms.jsonl", "valid-csms-to-cp.jsonl"})
    void everyValidFrameIsTheSameAfterItWasWrittenAndReadAgain(String file) throws IOException {
        for (JsonNode entry : records(file)) {
            Received received = decode(entry);
            if (received instanceof Received.Call call) {
                byte[] again = CENTRAL_SYSTEM.encode(new Frame.Call(call.messageId(), call.payload()));
                assertThat(codec(entry).decode(again, id -> null)).isEqualTo(call);
            } else if (received instanceof Received.Result result) {
                byte[] again = CENTRAL_SYSTEM.encode(new Frame.CallResult(result.messageId(), result.payload()));
                assertThat(codec(entry).decode(again, pending(entry))).isEqualTo(result);
            }
        }
    }

    private static boolean isLeftToBehaviour(JsonNode entry) {
        boolean needsState = entry.has("pre") && !entry.get("pre").has("pending");
        boolean isRefusal = entry.get("expect").asText().startsWith("CALLERROR");
        return isRefusal
                && (needsState || REFUSED_BY_BEHAVIOUR.contains(entry.get("id").asText()));
    }

    private static String outcome(Received received) {
        if (received instanceof Received.Call || received instanceof Received.Settled) {
            return "CALLRESULT";
        } else if (received instanceof Received.BadCall bad) {
            return "CALLERROR:" + bad.fault().code();
        } else if (received instanceof Received.Result) {
            return "resolves";
        } else if (received instanceof Received.Ignored) {
            return "ignored";
        }
        return "resolves-error";
    }

    private static boolean describesItself(Received received) {
        return !(received instanceof Received.BadCall bad)
                || (bad.fault().description().length() <= 255
                        && bad.fault().description().contains(bad.fault().pointer()));
    }

    private static Received decode(JsonNode entry) {
        byte[] text = text(entry).getBytes(UTF_8);
        return codec(entry).decode(text, pending(entry));
    }

    private static String text(JsonNode entry) {
        JsonNode generator = entry.get("frameGen");
        return generator == null
                ? entry.get("frame").asText()
                : generator.get("prefix").asText()
                        + generator
                                .get("repeat")
                                .asText()
                                .repeat(generator.get("times").asInt())
                        + generator.get("suffix").asText();
    }

    private static FrameCodec codec(JsonNode entry) {
        return entry.get("direction").asText().endsWith("CSMS") ? CENTRAL_SYSTEM : CHARGE_POINT;
    }

    private static PendingCalls pending(JsonNode entry) {
        JsonNode call = entry.path("pre").path("pending");
        return id -> call.path("messageId").asText().equals(id)
                ? Action.valueOf(call.get("action").asText())
                : null;
    }

    private static List<JsonNode> records(String file) throws IOException {
        Optional<Path> found = SharedFiles.find("ocpp16/frames/" + file);
        if (found.isEmpty()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(found.get(), UTF_8)) {
            List<JsonNode> records = new ArrayList<>();
            for (String line : (Iterable<String>) lines::iterator) {
                records.add(MAPPER.readTree(line));
            }
            return records;
        }
    }
}
