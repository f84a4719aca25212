package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.pekko.http.impl.engine.ws.FrameData;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.util.ByteString;
import scala.Option;

/** However a message is cut into frames and reads, it is the same message. */
class FrameReaderPropertyTest {
    private final List<String> seen = new ArrayList<>();
    private FrameReader reader = new FrameReader(true, 1 << 20, new Recorder());

    @BeforeTry
    void startAnew() {
        seen.clear();
        reader = new FrameReader(true, 1 << 20, new Recorder());
    }

    @Property(tries = 300)
    void aMessageIsTheSameHoweverItIsCut(@ForAll String text, @ForAll Random random) {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        boolean first = true;
        while (first || from < bytes.length) {
            int to = Math.min(bytes.length, from + random.nextInt(bytes.length - from + 1) + 1);
            byte[] part = Arrays.copyOfRange(bytes, from, to);
            frame(first ? Opcodes.TEXT : Opcodes.CONTINUATION, to == bytes.length, part, random);
            frame(Opcodes.PING, true, new byte[random.nextInt(126)], random);
            first = false;
            from = to;
        }
        assertThat(seen).filteredOn(event -> !event.equals("ping")).containsExactly("text " + valid);
    }

    @Property(tries = 500)
    void maskingIsThatOfTheStandard(
            @ForAll byte[] payload, @ForAll int mask, @ForAll @IntRange(min = 0, max = 20) int phase) {
        byte[] expected = payload.clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] ^= (byte) (mask >>> 24 - (i + phase) % 4 * 8);
        }
        Masking.apply(payload, 0, payload.length, mask, phase);
        assertThat(payload).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void validTextIsWhatTheJdkTakes(@ForAll @Size(max = 12) byte[] bytes) {
        boolean valid = true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            valid = false;
        }
        assertThat(Utf8.isValid(bytes)).isEqualTo(valid);
    }

    @Property(tries = 300)
    void textThatWasCutIsValidAndFits(@ForAll String text, @ForAll @IntRange(min = 0, max = 200) int limit) {
        byte[] cut = Utf8.cut(text, limit);
        assertThat(cut).hasSizeLessThanOrEqualTo(limit);
        assertThat(Utf8.isValid(cut)).isTrue();
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .startsWith(new String(cut, StandardCharsets.UTF_8));
    }

    private void frame(byte opcode, boolean fin, byte[] payload, Random random) {
        int mask = random.nextInt();
        Masking.apply(payload, 0, payload.length, mask, 0);
        FrameHeader header = new FrameHeader(
                Protocol.Opcode$.MODULE$.forCode(opcode), Option.apply(mask), payload.length, fin, false, false, false);
        int read = random.nextInt(payload.length + 1);
        reader.read(new FrameStart(header, ByteString.fromArray(payload, 0, read)), 0);
        while (read < payload.length) {
            int more = random.nextInt(payload.length - read) + 1;
            ByteString part = ByteString.fromArray(payload, read, more);
            read += more;
            reader.read(new FrameData(part, read == payload.length), 0);
        }
    }

    private final class Recorder implements FrameReader.Output {
        @Override
        public void text(byte[] text) {
            seen.add("text " + new String(text, StandardCharsets.UTF_8));
        }

        @Override
        public void binary() {
            seen.add("binary");
        }

        @Override
        public void ping(byte[] payload) {
            seen.add("ping");
        }

        @Override
        public void pong(byte[] payload) {
            seen.add("pong");
        }

        @Override
        public void peerClosed(int code, String reason) {
            seen.add("close " + code);
        }

        @Override
        public void fault(int closeCode, String reason) {
            seen.add("fault " + closeCode + " " + reason);
        }
    }
}
