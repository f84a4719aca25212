package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ocpp.protocol.Action;
import ocpp.protocol.core.Heartbeat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before the payload of a CALL. */
class CallHeadTest {
    private static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystem());

    @Test
    @DisplayName("J-RPC-05: a message id has 36 characters at most, counted as characters")
    void aMessageIdHasThirtySixCharactersAtMost() {
        String longest = "\u20ac".repeat(35) + "\ud83d\udd0c";
        assertThat(decode("[2,\"" + longest + "\",\"Heartbeat\",{}]"))
                .isEqualTo(new Received.Call(longest, Action.Heartbeat, new Heartbeat.Request()));
        assertThat(decode("[2,\"" + longest + "x\",\"Heartbeat\",{}]"))
                .isInstanceOfSatisfying(
                        Received.BadCall.class,
                        bad -> assertThat(bad.fault().code()).isEqualTo(ErrorCode.GenericError));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heartbeat", "HEARTBEAT", "Heartbeat.req", "/Heartbeat", "HeartbeatRequest", " Heartbeat"})
    @DisplayName("J-RPC-11: the name of an action counts as it is spelt, without slash or .req")
    void aNameCountsAsItIsSpelt(String action) {
        assertThat(decode("[2,\"id\",\"" + action + "\",{}]"))
                .isInstanceOfSatisfying(
                        Received.BadCall.class,
                        bad -> assertThat(bad.fault().code()).isEqualTo(ErrorCode.NotImplemented));
    }

    @Test
    @DisplayName("J-RPC-12: null is an empty payload; an empty one of ours is {}")
    void nullIsAnEmptyPayload() {
        assertThat(decode("[2,\"id\",\"Heartbeat\",null]"))
                .isEqualTo(new Received.Call("id", Action.Heartbeat, new Heartbeat.Request()));
        assertThat(new String(CODEC.encode(new Frame.Call("id", new Heartbeat.Request())), UTF_8))
                .isEqualTo("[2,\"id\",\"Heartbeat\",{}]");
    }

    private static Received decode(String text) {
        return CODEC.decode(text.getBytes(UTF_8), id -> null);
    }
}
