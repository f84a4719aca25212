package ocpp.emulator.chargepoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ocpp.SharedFiles;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.wire.CodecSettings;
import ocpp.wire.Frame;
import ocpp.wire.FrameCodec;
import ocpp.wire.PendingCalls;
import ocpp.wire.Received;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every frame that a central system may send, answered by a virtual charge point. */
class ChargePointCorpusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final FrameCodec CHARGE_POINT = new FrameCodec(CodecSettings.chargePoint());
    private static final FrameCodec CENTRAL_SYSTEM = new FrameCodec(CodecSettings.centralSystem());

    @ParameterizedTest
    @CsvSource({"valid-csms-to-cp.jsonl, 56", "odd.jsonl, 60"})
    @DisplayName("FW-08, J-RPC-17: every record from the central system is answered as expected in the state it names")
    void everyRecordIsAnsweredAsExpected(String file, int number) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode entry : records(file)) {
            String expect = entry.get("expect").asText();
            assertThat(outcome(entry, expect)).as(entry.get("id").asText()).isEqualTo(expect);
            counts.merge(expect.split("[ =]")[0], 1, Integer::sum);
        }
        System.out.println(file + " by the virtual charge point: " + counts);
        int answered = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(answered).isEqualTo(SharedFiles.find("ocpp16/frames/" + file).isEmpty() ? 0 : number);
    }

    private static String outcome(JsonNode entry, String expect) throws IOException {
        JsonNode before = entry.path("pre");
        Rig rig = rig(before);
        Received received = CHARGE_POINT.decode(entry.get("frame").asText().getBytes(UTF_8), pending(before));
        if (received instanceof Received.Call call) {
            return answer(rig, call, expect);
        } else if (received instanceof Received.Settled settled) {
            return named(expect, CENTRAL_SYSTEM.encode(new Frame.CallResult(settled.messageId(), settled.answer())));
        } else if (received instanceof Received.BadCall bad) {
            return "CALLERROR:" + bad.fault().code();
        } else if (received instanceof Received.Ignored) {
            assertThat(rig.call(new GetConfiguration.Request(null))).isInstanceOf(GetConfiguration.Response.class);
            return "ignored";
        }
        assertThat(rig.effects(Effect.Refuse.class)).isEmpty();
        return received instanceof Received.Result ? "resolves" : "resolves-error";
    }

    private static String answer(Rig rig, Received.Call call, String expect) throws IOException {
        Object answer = rig.call(call.payload());
        if (answer instanceof Effect.Refuse refuse) {
            return "CALLERROR:" + refuse.code();
        }
        Effect.Answer result = rig.effects(Effect.Answer.class)
                .get(rig.effects(Effect.Answer.class).size() - 1);
        byte[] frame = CHARGE_POINT.encode(new Frame.CallResult(call.messageId(), result.payload()));
        assertThat(CENTRAL_SYSTEM.decode(frame, id -> call.action()))
                .as("the answer is valid by its schema")
                .isInstanceOf(Received.Result.class);
        return named(expect, frame);
    }

    /** The field that the record names, as the answer has it. */
    private static String named(String expect, byte[] frame) throws IOException {
        int equals = expect.indexOf('=');
        if (equals < 0) {
            return "CALLRESULT";
        }
        String field = expect.substring("CALLRESULT ".length(), equals);
        return "CALLRESULT " + field + "="
                + MAPPER.readTree(frame).get(2).path(field).asText();
    }

    private static PendingCalls pending(JsonNode before) {
        JsonNode pending = before.path("pending");
        return id -> id.equals(pending.path("messageId").asText())
                ? Action.valueOf(pending.path("action").asText())
                : null;
    }

    /** A charge point in the state that the record names. */
    private static Rig rig(JsonNode before) {
        ChargePointSetup setup = ChargePointSetup.of("CP_1")
                .withVendorId(before.path("knownVendor").asText("known.vendor"));
        Map<String, String> keys = Map.of(
                "supportedFeatureProfiles", "SupportedFeatureProfiles",
                "securityProfile", "SecurityProfile",
                "ReserveConnectorZeroSupported", "ReserveConnectorZeroSupported",
                "LocalAuthListEnabled", "LocalAuthListEnabled",
                "cache", "AuthorizationCacheEnabled");
        for (Map.Entry<String, String> key : keys.entrySet()) {
            if (before.has(key.getKey())) {
                setup = setup.with(key.getValue(), before.get(key.getKey()).asText());
            }
        }
        Rig rig = new Rig(
                setup.withSignedFirmwareOnly(before.path("signedFirmware").asBoolean()));
        if (before.path("registration").asText().equals("Pending")) {
            rig.registration = RegistrationStatus.Pending;
        }
        rig.give(new Input.PowerOn());
        JsonNode reserved = before.path("reserved");
        if (reserved.isObject()) {
            Instant expiry = Rig.START.plusSeconds(1800);
            assertThat(rig.call(new ReserveNow.Request(
                            reserved.get("connectorId").asInt(),
                            expiry,
                            "OTHER",
                            null,
                            reserved.get("reservationId").asInt())))
                    .isEqualTo(new ReserveNow.Response(ReserveNow.ReservationStatus.Accepted));
        }
        if (before.has("transactionRunningOnConnector")) {
            rig.charge(before.get("transactionRunningOnConnector").asInt(), "OTHER");
        }
        rig.clear();
        return rig;
    }

    private static List<JsonNode> records(String file) throws IOException {
        Optional<Path> found = SharedFiles.find("ocpp16/frames/" + file);
        if (found.isEmpty()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(found.get())) {
            return lines.map(ChargePointCorpusTest::parse)
                    .filter(entry -> entry.get("direction").asText().equals("CSMS->CP"))
                    .toList();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
