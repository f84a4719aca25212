package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.match.Json;
import ocpp.protocol.Actions;
import ocpp.socket.FrameSecrets;
import org.jspecify.annotations.Nullable;

/** All messages of a run in the order of the wire, {@value #MOST} at most; when it is full the run has failed. */
public final class Recording {
    static final int MOST = 200_000;
    private static final int CALL = 2;
    private static final int CALL_ERROR = 4;

    private final List<Message> messages = new ArrayList<>();
    /** The latest CALL with each id, of either side. */
    private final Map<String, Message> sentCalls = new HashMap<>();

    private final Map<String, Message> receivedCalls = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();

    /**
     * Takes a text of the wire; what is secret in it is masked, for all of it is shown to people.
     *
     * @return the message, null where the text is none, or an answer to nothing
     */
    @Nullable
    Message add(boolean outbound, byte[] text, Instant at) {
        if (messages.size() >= MOST) {
            throw new StepFailed("at most " + MOST + " messages in one run", "more");
        }
        byte[] masked = FrameSecrets.mask(text);
        JsonNode frame = Json.tree(masked);
        int type = frame.path(0).asInt();
        String id = frame.path(1).asText();
        String shown = new String(masked, StandardCharsets.UTF_8);
        Message message = type == CALL
                ? call(outbound, id, frame, new Source(shown, at))
                : answer(outbound, id, frame, new Source(shown, at));
        if (message != null) {
            messages.add(message);
        }
        return message;
    }

    private record Source(String text, Instant at) {}

    private Message call(boolean outbound, String id, JsonNode frame, Source source) {
        Message call = new Message(
                messages.size() + 1,
                source.at(),
                outbound ? Happening.SENT : Happening.RECEIVED,
                id,
                Actions.named(frame.path(2).asText()),
                frame.path(3),
                source.text(),
                null);
        (outbound ? sentCalls : receivedCalls).put(id, call);
        if (outbound) {
            waiting.add(id);
        }
        return call;
    }

    private @Nullable Message answer(boolean outbound, String id, JsonNode frame, Source source) {
        Message call = (outbound ? receivedCalls : sentCalls).get(id);
        if (call == null) {
            return null;
        }
        if (!outbound) {
            waiting.remove(id);
        }
        boolean error = frame.path(0).asInt() == CALL_ERROR;
        Happening happening = outbound
                ? error ? Happening.DECLINED : Happening.REPLIED
                : error ? Happening.REFUSED : Happening.ANSWERED;
        return new Message(
                messages.size() + 1,
                source.at(),
                happening,
                id,
                call.action(),
                error ? error(frame) : frame.path(2),
                source.text(),
                Duration.between(call.at(), source.at()));
    }

    private static JsonNode error(JsonNode frame) {
        return JsonNodeFactory.instance
                .objectNode()
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("code", frame.path(2))
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("description", frame.path(3))
                .set("details", frame.path(4));
    }

    public List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    int size() {
        return messages.size();
    }

    /** The CALL that a message answers, itself where it is one. */
    Message callOf(Message message) {
        if (message.happening().isCall()) {
            return message;
        }
        Map<String, Message> calls = message.happening().isOutbound() ? receivedCalls : sentCalls;
        return calls.getOrDefault(message.messageId(), message);
    }

    /** The answer to a CALL, null where none has come. */
    @Nullable
    Message answerOf(Message call) {
        boolean sent = call.happening() == Happening.SENT;
        for (int index = call.number(); index < messages.size(); index++) {
            Message message = messages.get(index);
            if (!message.happening().isCall()
                    && message.happening().isOutbound() != sent
                    && message.messageId().equals(call.messageId())) {
                return message;
            }
        }
        return null;
    }

    /** Whether no CALL of the charge point waits for its answer. */
    boolean isSettled() {
        return waiting.isEmpty();
    }

    /** The member of this name of the latest message before this one that has it; missing where none has. */
    JsonNode latest(String member, int before) {
        for (int index = Math.min(before, messages.size()) - 1; index >= 0; index--) {
            JsonNode value = messages.get(index).payload().path(member);
            if (!value.isMissingNode()) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }
}
