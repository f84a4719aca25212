package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ocpp.emulator.scenario.match.Facts;
import org.jspecify.annotations.Nullable;

/** What a run knows by name: variables, marks, and the messages so far. */
final class RunFacts {
    private static final String NOW = "now";

    private final Map<String, JsonNode> variables = new HashMap<>();
    private final Map<String, Moment> marks = new HashMap<>();
    private final Recording recording;
    private final World world;

    /**
     * A named instant.
     *
     * @param messages how many had come by then
     */
    record Moment(Instant at, int messages) {}

    RunFacts(Recording recording, World world) {
        this.recording = recording;
        this.world = world;
    }

    void set(String name, JsonNode value) {
        variables.put(name, value);
    }

    /** Keeps members of a payload, by their paths, under these names. */
    void save(Map<String, String> save, JsonNode payload) {
        save.forEach((name, path) -> {
            JsonNode value = payload;
            for (String member : path.split("\\.")) {
                value = value.path(member);
            }
            if (value.isMissingNode()) {
                throw new StepFailed(path + " present, to be saved as " + name, "null");
            }
            set(name, value);
        });
    }

    /** All variables, as the members of one object. */
    ObjectNode variables() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        variables.forEach(all::set);
        return all;
    }

    void mark(String name) {
        marks.put(name, new Moment(world.now(), recording.size()));
    }

    @Nullable
    Moment moment(String name) {
        return marks.get(name);
    }

    /** As things are now. */
    Facts now() {
        return new At(world.now(), recording.size());
    }

    /** As they were when a message came; now is then the time of the clock of who sent it. */
    Facts of(Message message) {
        Instant now = message.happening().isOutbound() ? message.at() : world.peerTime(message.at());
        return new At(now, message.number() - 1);
    }

    private final class At implements Facts {
        private final Instant now;
        private final int before;

        At(Instant now, int before) {
            this.now = now;
            this.before = before;
        }

        @Override
        public @Nullable JsonNode variable(String name) {
            return variables.get(name);
        }

        @Override
        public @Nullable Instant mark(String name) {
            Moment moment = marks.get(name);
            return name.equals(NOW) ? now : moment == null ? null : moment.at();
        }

        @Override
        public @Nullable JsonNode latest(String member) {
            JsonNode value = recording.latest(member, before);
            return value.isMissingNode() ? null : value;
        }
    }
}
