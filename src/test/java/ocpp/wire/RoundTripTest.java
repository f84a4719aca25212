package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.Heartbeat;

/** What is written is read again as it was, and whatever bytes come, reading ends. */
class RoundTripTest {
    private static final FrameCodec CENTRAL_SYSTEM = new FrameCodec(CodecSettings.centralSystem());
    private static final FrameCodec TAKING_PROFILES = new FrameCodec(CodecSettings.centralSystemTakingProfiles());
    private static final FrameCodec CHARGE_POINT = new FrameCodec(CodecSettings.chargePoint());

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void aFrameIsReadAsItWasWritten(@ForAll("payloads") Object payload, @ForAll("messageIds") String messageId) {
        if (payload instanceof RequestPayload<?> request) {
            Action action = Actions.of(request);
            FrameCodec receiver = Side.CHARGE_POINT.sends(action) ? CENTRAL_SYSTEM : CHARGE_POINT;
            byte[] text = receiver.encode(new Frame.Call(messageId, request));
            assertThat(receiver.decode(text, id -> null)).isEqualTo(new Received.Call(messageId, action, request));
        } else if (payload instanceof ResponsePayload response) {
            byte[] text = CENTRAL_SYSTEM.encode(new Frame.CallResult(messageId, response));
            assertThat(CENTRAL_SYSTEM.decode(text, id -> id.equals(messageId) ? actionOf(response) : null))
                    .isEqualTo(new Received.Result(messageId, response));
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void aPayloadIsReadAsItWasWritten(@ForAll("payloads") Object payload) {
        assertThat(PayloadCodec.read(payload.getClass(), PayloadCodec.write(payload)))
                .isEqualTo(new Decoded.Valid<>(payload));
    }

    @Property(tries = 300)
    void aPayloadKeepsTheFractionsOfItsTimes(@ForAll("times") Instant time) {
        byte[] json = PayloadCodec.write(new Heartbeat.Response(time));
        assertThat(new String(json, UTF_8)).isEqualTo("{\"currentTime\":\"" + time(time) + "\"}");
        assertThat(PayloadCodec.read(Heartbeat.Response.class, json))
                .isEqualTo(new Decoded.Valid<>(new Heartbeat.Response(time)));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void aBrokenFrameIsReadToAnEndWithoutException(
            @ForAll("payloads") Object payload, @ForAll("damages") Damage damage) {
        Frame frame = payload instanceof RequestPayload<?> request
                ? new Frame.Call("id", request)
                : new Frame.CallResult("id", (ResponsePayload) payload);
        byte[] text = damage.to(CENTRAL_SYSTEM.encode(frame));
        for (FrameCodec codec : new FrameCodec[] {CENTRAL_SYSTEM, CHARGE_POINT, TAKING_PROFILES}) {
            assertThat(codec.decode(text, id -> Action.StartTransaction)).isNotNull();
            assertThat(codec.decode(text, id -> Action.StartTransaction, Leniency.LENIENT))
                    .isNotNull();
        }
    }

    @Property(tries = 1000)
    void anyBytesAreReadToAnEndWithoutException(@ForAll byte[] bytes) {
        byte[] text = Arrays.copyOf("[2,\"id\",".getBytes(UTF_8), bytes.length + 8);
        System.arraycopy(bytes, 0, text, 8, bytes.length);
        assertThat(CENTRAL_SYSTEM.decode(bytes, id -> Action.Reset)).isNotNull();
        assertThat(TAKING_PROFILES.decode(bytes, id -> Action.Reset, Leniency.LENIENT))
                .isNotNull();
        assertThat(TAKING_PROFILES.decode(text, id -> Action.Reset, Leniency.LENIENT))
                .isNotNull();
        assertThat(CENTRAL_SYSTEM.decode(text, id -> Action.Reset)).isInstanceOf(Received.BadCall.class);
    }

    /** Something that happens to a text: bytes that are cut out and others that come in their place. */
    record Damage(int at, int cut, byte[] put) {
        byte[] to(byte[] text) {
            int from = Math.floorMod(at, text.length);
            int to = Math.min(text.length, from + cut);
            byte[] damaged = new byte[from + put.length + text.length - to];
            System.arraycopy(text, 0, damaged, 0, from);
            System.arraycopy(put, 0, damaged, from, put.length);
            System.arraycopy(text, to, damaged, from + put.length, text.length - to);
            return damaged;
        }
    }

    @Provide
    Arbitrary<Object> payloads() {
        return Payloads.any();
    }

    @Provide
    Arbitrary<String> messageIds() {
        return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(36);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(DateTimes.EARLIEST, DateTimes.LATEST)
                .flatMap(second -> Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nanos -> Instant.ofEpochSecond(second, nanos)));
    }

    @Provide
    Arbitrary<Damage> damages() {
        Arbitrary<byte[]> puts = Arbitraries.of(
                        "", "\"", "]", "[", "}", ",", "null", "1e999999999", "\\u0000", "\u0000")
                .map(text -> text.getBytes(UTF_8));
        return Arbitraries.integers()
                .flatMap(at ->
                        Arbitraries.integers().between(0, 4).flatMap(cut -> puts.map(put -> new Damage(at, cut, put))));
    }

    private static Action actionOf(ResponsePayload response) {
        return Arrays.stream(Action.values())
                .filter(action -> action.responseType() == response.getClass())
                .findFirst()
                .orElseThrow();
    }

    /** RFC 3339 with as many digits of the fraction as are needed. */
    private static String time(Instant time) {
        String text = time.atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .format(new DateTimeFormatterBuilder()
                        .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                        .toFormatter(Locale.ROOT));
        return text + "Z";
    }
}
