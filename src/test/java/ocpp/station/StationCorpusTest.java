package ocpp.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ocpp.SharedFiles;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.wire.CodecSettings;
import ocpp.wire.Frame;
import ocpp.wire.FrameCodec;
import ocpp.wire.Received;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CALLs of charge points in the corpus, answered by the rules. */
class StationCorpusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final FrameCodec CENTRAL_SYSTEM = new FrameCodec(CodecSettings.centralSystem());
    private static final FrameCodec CHARGE_POINT = new FrameCodec(CodecSettings.chargePoint());
    private static final String SETTINGS = """
            ocpp.authorization.unknown-tags = invalid
            ocpp.server.accept-charging-profile-from-charge-point = off
            """;

    @ParameterizedTest
    @ValueSource(strings = {"valid-cp-to-csms.jsonl", "odd.jsonl"})
    @DisplayName("every CALL of a charge point that can be read is answered as its record says")
    void everyCallIsAnsweredAsItsRecordSays(String file) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode entry : records(file)) {
            String expect = entry.get("expect").asText();
            Received received = CENTRAL_SYSTEM.decode(text(entry).getBytes(UTF_8), id -> null);
            if (entry.get("direction").asText().endsWith("CSMS") && received instanceof Received.Call call) {
                assertThat(answer(entry, call)).as(entry.get("id").asText()).isEqualTo(expect);
                counts.merge(expect, 1, Integer::sum);
            }
        }
        System.out.println(file + " by the rules: " + counts);
    }

    private static String answer(JsonNode entry, Received.Call call) throws IOException {
        TestStation station = station(entry.path("pre"));
        Decision decision = station.send(call.messageId(), call.payload());
        if (decision.reply() instanceof Decision.Fault fault) {
            return "CALLERROR:" + fault.code();
        }
        byte[] frame = CENTRAL_SYSTEM.encode(
                new Frame.CallResult(call.messageId(), ((Decision.Result) decision.reply()).payload()));
        assertThat(CHARGE_POINT.decode(frame, id -> call.action()))
                .as("the answer is valid")
                .isInstanceOf(Received.Result.class);
        return named(entry.get("expect").asText(), MAPPER.readTree(frame).get(2));
    }

    /** The field that the record names, as the answer has it. */
    private static String named(String expect, JsonNode payload) {
        String[] parts = expect.split("[ =]");
        if (parts.length == 1) {
            return "CALLRESULT";
        }
        JsonNode value = payload;
        for (String name : parts[1].split("\\.")) {
            value = value.path(name);
        }
        return "CALLRESULT " + parts[1] + "=" + value.asText();
    }

    private static TestStation station(JsonNode pre) {
        TestStation station = TestStation.with(SETTINGS).tag(new IdTags.Known("TEST", false, null, null, null, 0));
        String registration = pre.path("registration").asText("Accepted");
        if (registration.startsWith("Pending")) {
            station.register(RegistrationStatus.Pending);
        }
        if (!registration.equals("never booted")) {
            station.answer(TestStation.BOOT);
        }
        if (pre.has("triggered")) {
            Action triggered = Action.valueOf(pre.get("triggered").asText());
            station.happen(List.of(new CommandEvent.MessageTriggered(station.now(), triggered, null)));
        }
        if (pre.has("transactionRunningOnConnector")) {
            station.start(pre.get("transactionRunningOnConnector").asInt(), 0);
        }
        return station;
    }

    private static String text(JsonNode entry) {
        JsonNode generator = entry.get("frameGen");
        return generator == null
                ? entry.path("frame").asText()
                : generator.get("prefix").asText()
                        + generator
                                .get("repeat")
                                .asText()
                                .repeat(generator.get("times").asInt())
                        + generator.get("suffix").asText();
    }

    private static List<JsonNode> records(String file) throws IOException {
        Optional<Path> found = SharedFiles.find("ocpp16/frames/" + file);
        if (found.isEmpty()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(found.get(), UTF_8)) {
            return lines.map(StationCorpusTest::parsed).toList();
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
