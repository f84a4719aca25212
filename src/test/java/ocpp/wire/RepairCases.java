package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ocpp.protocol.Action;

/** What the tests of lenient mode share. */
final class RepairCases {
    static final Instant ARRIVAL = Instant.parse("2026-03-02T12:00:00Z");
    static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystem(), () -> ARRIVAL);
    static final PendingCalls PENDING = id -> id.equals("mine") ? Action.GetConfiguration : null;

    private RepairCases() {}

    static void assertMended(String action, String sent, String mended, String rules) {
        assertThat(decode(Leniency.LENIENT, frame(action, sent))).isInstanceOfSatisfying(Received.Call.class, call -> {
            assertThat(call.payload()).isEqualTo(payload(action, mended));
            assertThat(String.join(" ", call.repairs())).isEqualTo(rules);
            assertThat(call.original()).isEqualTo(quoted(sent));
        });
    }

    static Object payload(String action, String json) {
        return ((Received.Call) decode(Leniency.STRICT, frame(action, json))).payload();
    }

    static String meterValues(String sampledValues) {
        return "{'connectorId':1,'meterValue':[{'timestamp':'2026-03-02T10:00:00Z','sampledValue':[" + sampledValues
                + "]}]}";
    }

    static String frame(String action, String payload) {
        return "[2,'id','" + action + "'," + payload + "]";
    }

    static Received decode(Leniency leniency, String text) {
        return CODEC.decode(quoted(text).getBytes(UTF_8), PENDING, leniency);
    }

    static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
