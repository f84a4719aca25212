package ocpp.operator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ocpp.operator.FrameLine.Direction;
import ocpp.operator.FrameLine.Type;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines for people of the frames of one charge point, given in their order: joins answers to their CALLs and says
 * what the check finds wrong. It remembers the last {@value #REMEMBERED} CALLs of each side. Not thread-safe.
 */
final class FrameReader {
    private static final int REMEMBERED = 256;
    private static final JsonFactory JSON = new JsonFactory();
    private static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystemTakingProfiles());

    private final Map<Direction, Map<String, Sent>> calls = Map.of(Direction.RX, bounded(), Direction.TX, bounded());

    private record Sent(@Nullable String action, Instant time) {}

    private record Head(
            Type type, @Nullable String messageId, @Nullable String action) {}

    FrameLine read(RawFrame frame) {
        Direction direction = frame.received() ? Direction.RX : Direction.TX;
        Head head = head(frame.text());
        String action = head.action();
        Long latency = null;
        String id = head.messageId();
        if (head.type() == Type.CALL && id != null) {
            calls(direction).put(id, new Sent(action, frame.time()));
        } else if (id != null) {
            Sent call = calls(direction == Direction.RX ? Direction.TX : Direction.RX)
                    .remove(id);
            action = call == null ? null : call.action();
            latency = call == null
                    ? null
                    : Duration.between(call.time(), frame.time()).toMillis();
        }
        Received checked = direction == Direction.RX && head.type() != Type.CALLRESULT && head.type() != Type.CALLERROR
                ? CODEC.decode(frame.text().getBytes(StandardCharsets.UTF_8), pending -> null)
                : null;
        return new FrameLine(
                frame.number(),
                frame.time(),
                direction,
                head.type(),
                action,
                id,
                latency,
                Secrets.masked(frame.text()),
                checked instanceof Received.Call call ? call.repairs() : List.of(),
                fault(checked));
    }

    private Map<String, Sent> calls(Direction direction) {
        return calls.getOrDefault(direction, Map.of());
    }

    private static @Nullable String fault(@Nullable Received checked) {
        if (checked instanceof Received.BadCall bad) {
            return bad.fault().code() + ": " + bad.fault().description();
        }
        return checked instanceof Received.Ignored ignored ? ignored.reason() : null;
    }

    private static Head head(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY || parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                return new Head(Type.INVALID, null, null);
            }
            int type = parser.getIntValue();
            String messageId = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
            String word = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
            return switch (type) {
                case 2 -> new Head(Type.CALL, messageId, word);
                case 3 -> new Head(Type.CALLRESULT, messageId, null);
                case 4 -> new Head(Type.CALLERROR, messageId, null);
                default -> new Head(Type.INVALID, messageId, null);
            };
        } catch (IOException e) {
            return new Head(Type.INVALID, null, null);
        }
    }

    private static Map<String, Sent> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
