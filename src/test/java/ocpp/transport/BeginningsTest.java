package ocpp.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who begins when, on channels whose clock is set by hand. */
class BeginningsTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Beginnings all = new Beginnings(2);
    private final List<String> begun = new ArrayList<>();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @Test
    void whoAsksBeyondTheLimitWaitsForTheFirstBytesThatOneBeforeIsSent() {
        EmbeddedChannel first = connect("first");
        ask(first, connect("second"), connect("third"), connect("fourth"));
        assertThat(begun()).containsExactly("first", "second");

        first.writeOutbound(Unpooled.copiedBuffer("HTTP/1.1 101", US_ASCII));
        assertThat(begun()).containsExactly("first", "second", "third");
        assertThat(text(first.readOutbound())).isEqualTo("HTTP/1.1 101");

        first.writeOutbound(Unpooled.copiedBuffer("more", US_ASCII));
        first.close();
        assertThat(begun()).hasSize(3);
    }

    @Test
    void whoAsksForNothingTakesNoPlaceAndIsClosed() {
        EmbeddedChannel silent = connect("silent");
        ask(connect("first"), connect("second"));
        assertThat(begun()).containsExactly("first", "second");

        pass(silent, LONGEST);
        assertThat(silent.isOpen()).isFalse();
    }

    @Test
    void whoseTurnDoesNotComeIsClosedAndWhoHasBegunIsNot() {
        EmbeddedChannel first = connect("first");
        EmbeddedChannel third = connect("third");
        ask(first, connect("second"), third);
        assertThat(begun()).hasSize(2);

        pass(third, LONGEST);
        assertThat(third.isOpen()).isFalse();
        pass(first, LONGEST);
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void nothingIsDoneForWhoGaveUpWhileWaiting() {
        EmbeddedChannel first = connect("first");
        EmbeddedChannel third = connect("third");
        ask(first, connect("second"), third, connect("fourth"));

        third.close();
        first.close();
        assertThat(begun()).containsExactly("first", "second", "fourth");
    }

    @Test
    void anAnswerThatTakesLongMakesRoomOnce() {
        EmbeddedChannel first = connect("first");
        ask(first, connect("second"), connect("third"), connect("fourth"));

        pass(first, Duration.ofMillis(1_999));
        assertThat(begun()).hasSize(2);
        pass(first, Duration.ofMillis(1));
        assertThat(begun()).containsExactly("first", "second", "third");
        first.close();
        assertThat(begun()).hasSize(3);
    }

    @Test
    void whatWasSentMeanwhileIsHandedOverInItsOrder() {
        EmbeddedChannel channel = connect("first");
        ask(channel);
        receive(channel, "a");
        assertThat((Object) channel.readInbound()).isNull();

        Beginning.handOver(channel);
        receive(channel, "b");
        assertThat(text(channel.readInbound()) + text(channel.readInbound()) + text(channel.readInbound()))
                .isEqualTo("GETab");
    }

    @Test
    void nothingIsReadBeyondWhatIsKept() {
        EmbeddedChannel channel = connect("first");
        for (int read = 0; read < 8; read++) {
            assertThat(channel.config().isAutoRead()).isTrue();
            receive(channel, "x");
        }
        assertThat(channel.config().isAutoRead()).isFalse();

        Beginning.handOver(channel);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void aStopEndsWhoAskedForNothingAndIsToldToTheOthers() {
        EmbeddedChannel silent = connect("silent");
        EmbeddedChannel asking = connect("asking");
        ask(asking);
        silent.pipeline().fireUserEventTriggered(ChannelReader.State.STOPPING);
        asking.pipeline().fireUserEventTriggered(ChannelReader.State.STOPPING);
        assertThat(silent.isOpen()).isFalse();

        List<Object> told = new ArrayList<>();
        asking.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                told.add(event);
            }
        });
        Beginning.handOver(asking);
        assertThat(told).containsExactly(ChannelReader.State.STOPPING);
    }

    private EmbeddedChannel connect(String name) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new Beginning(channel, all, LONGEST, () -> begun.add(name)));
        channels.add(channel);
        return channel;
    }

    private List<String> begun() {
        channels.forEach(EmbeddedChannel::runPendingTasks);
        return begun;
    }

    private static void ask(EmbeddedChannel... channels) {
        for (EmbeddedChannel channel : channels) {
            receive(channel, "GET");
        }
    }

    private static void receive(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private static void pass(EmbeddedChannel channel, Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private static String text(ByteBuf bytes) {
        String text = bytes.toString(US_ASCII);
        bytes.release();
        return text;
    }
}
