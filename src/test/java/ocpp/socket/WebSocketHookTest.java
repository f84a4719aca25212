package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.Version;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.http.impl.engine.ws.ProtocolException;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.impl.engine.ws.WebSocket$;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** pekko-http's inside is as WebSocketHook, FrameReader and FrameWriter know it (docs/decisions/0003). */
class WebSocketHookTest {
    private static final ActorTestKit KIT = ActorTestKit.create(SocketServer.quiet());

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void theVersionIsTheOneThatWasRead() {
        assertThat(Version.current())
                .as("pekko-http has changed: read docs/decisions/0003 and its new inside, run these tests, then"
                        + " change this line")
                .isEqualTo("1.3.0");
    }

    @Test
    void theHooksArePublic() throws Exception {
        assertThat(Modifier.isPublic(UpgradeToWebSocketLowLevel.class
                        .getMethod("handleFrames", Graph.class, scala.Option.class)
                        .getModifiers()))
                .isTrue();
        assertThat(Modifier.isPublic(WebSocket$.class.getMethod("framing").getModifiers()))
                .isTrue();
    }

    @Test
    void framesAreRenderedAndParsedAsTheyStand() {
        ByteString bytes = rendered(FrameWriter.ofServer().text(new byte[] {'[', ']'}));
        assertThat(bytes.toArray()).containsExactly(0x81, 2, '[', ']');
        FrameStart parsed = parsed(bytes);
        assertThat(parsed.header().opcode().code()).isEqualTo(Opcodes.TEXT);
        assertThat(parsed.header().fin()).isTrue();
        assertThat(parsed.lastPart()).isTrue();
        assertThat(parsed.data().toArray()).containsExactly('[', ']');
    }

    @Test
    void maskedFramesArriveMaskedWithTheirKey() {
        FrameStart frame = FrameWriter.ofClient().text(new byte[] {'[', ']'});
        FrameStart parsed = parsed(rendered(frame));
        byte[] payload = parsed.data().toArray();
        Masking.apply(payload, 0, 2, (Integer) parsed.header().mask().get(), 0);
        assertThat(payload).containsExactly('[', ']');
    }

    @Test
    void theDataOfAFrameIsACopyOfItsOwn() {
        byte[] bytes = {(byte) 0x81, 2, '[', ']', (byte) 0x81, 2, '[', ']'};
        parsed(ByteString.fromArrayUnsafe(bytes)).data().toArrayUnsafe()[0] = 'x';
        assertThat(bytes).containsExactly(0x81, 2, '[', ']', 0x81, 2, '[', ']');
    }

    @Test
    void aTruncatedFrameIsNoFault() {
        assertThat(WebSocketHook.faultOf(new ProtocolException("Data truncated")))
                .isNull();
        assertThat(WebSocketHook.faultOf(new IllegalStateException("reset"))).isNull();
        assertThat(WebSocketHook.faultOf(new ProtocolException("odd"))).isEqualTo("odd");
    }

    @Test
    void everyOpcodeHasItsFrame() {
        assertThat(Protocol.Opcode$.MODULE$.forCode(Opcodes.PING).isControl()).isTrue();
        assertThat(Protocol.Opcode$.MODULE$.forCode((byte) 3).code()).isEqualTo((byte) 3);
    }

    private static ByteString rendered(FrameStart frame) {
        Flow<FrameEvent, FrameEvent, NotUsed> sender =
                Flow.fromSinkAndSource(Sink.ignore(), Source.<FrameEvent>single(frame));
        return result(Source.<ByteString>maybe()
                .via(WebSocketHook.framing().join(sender))
                .runWith(Sink.head(), KIT.system()));
    }

    private static FrameStart parsed(ByteString bytes) {
        CompletableFuture<FrameEvent> first = new CompletableFuture<>();
        Flow<FrameEvent, FrameEvent, NotUsed> receiver =
                Flow.<FrameEvent>create().wireTap(first::complete);
        result(Source.single(bytes).via(WebSocketHook.framing().join(receiver)).runWith(Sink.ignore(), KIT.system()));
        return (FrameStart) result(first);
    }

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
