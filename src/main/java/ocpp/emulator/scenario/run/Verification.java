package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.emulator.scenario.EventPattern;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.Selector;
import ocpp.emulator.scenario.match.Facts;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.emulator.scenario.match.Mismatch;
import ocpp.emulator.scenario.match.Template;
import ocpp.protocol.Action;
import ocpp.wire.PayloadCodec;
import org.jspecify.annotations.Nullable;

/** Holds expectations against what was recorded. */
final class Verification {
    private static final Duration OPERATOR = Duration.ofSeconds(10);
    private static final int MOST_FRAMES = 6;

    private final StationHost host;
    private final Recording recording;
    private final RunFacts facts;
    private final World world;

    Verification(StationHost host, Recording recording, RunFacts facts, World world) {
        this.world = world;
        this.host = host;
        this.recording = recording;
        this.facts = facts;
    }

    /** Why an expectation does not hold, null where it does. */
    CheckResult.@Nullable Failure failure(Expectation expectation) throws InterruptedException {
        if (expectation instanceof Expectation.Order order) {
            return order(order);
        } else if (expectation instanceof Expectation.Count count) {
            return count(count);
        } else if (expectation instanceof Expectation.Every every) {
            return every(every);
        } else if (expectation instanceof Expectation.AllAnswered answered) {
            return allAnswered(answered.actions());
        } else if (expectation instanceof Expectation.Schema) {
            return schema();
        } else if (expectation instanceof Expectation.NoDuplicates duplicates) {
            return duplicates(duplicates.actions());
        } else if (expectation instanceof Expectation.QueueEmpty) {
            int queued = host.view().queued();
            return queued == 0 ? null : failure("an empty queue", queued + " messages wait", List.of());
        } else if (expectation instanceof Expectation.Variables variables) {
            return variables(variables.where());
        } else if (expectation instanceof Expectation.Shows shows) {
            return shows(shows);
        } else {
            return recorded((Expectation.Recorded) expectation);
        }
    }

    boolean matches(Selector selector, Message message) {
        return isMeant(selector, message) && selector.where().check(message.payload(), facts.of(message)) == null;
    }

    private static boolean isMeant(Selector selector, Message message) {
        return message.happening() == selector.happening() && message.action() == selector.action();
    }

    private CheckResult.@Nullable Failure order(Expectation.Order order) {
        String after = order.after();
        RunFacts.Moment begin = after == null ? null : facts.moment(after);
        if (after != null && begin == null) {
            return failure("a mark " + after, "none", List.of());
        }
        int at = begin == null ? 0 : begin.messages();
        List<Message> found = new ArrayList<>();
        for (EventPattern pattern : order.patterns()) {
            while (at < recording.size()
                    && !isMeant(pattern, recording.messages().get(at))) {
                at++;
            }
            if (at == recording.size()) {
                String last = found.isEmpty()
                        ? ""
                        : " after " + found.get(found.size() - 1).reference();
                return failure(pattern + last, "none", found, pattern.action());
            }
            found.add(recording.messages().get(at++));
        }
        return null;
    }

    private static boolean isMeant(EventPattern pattern, Message message) {
        return message.happening().isCall()
                && message.action() == pattern.action()
                && pattern.matches(message.payload());
    }

    private CheckResult.@Nullable Failure count(Expectation.Count count) {
        Selector selector = count.selector();
        List<Message> found = recording.messages().stream()
                .filter(message -> matches(selector, message))
                .toList();
        if (found.size() >= count.least() && found.size() <= count.most()) {
            return null;
        }
        String expected = Titles.amount(count) + " " + selector.describe(facts.now());
        return found.isEmpty() && count.least() == 1
                ? missing(selector, 0, expected)
                : failure(expected, "" + found.size(), found, selector.action());
    }

    /** Why there is no such message from this one on: what comes nearest. */
    CheckResult.Failure missing(Selector selector, int since, String expected) {
        List<Message> meant = recording.messages().stream()
                .skip(since)
                .filter(message -> isMeant(selector, message))
                .toList();
        String got = "none";
        if (!meant.isEmpty()) {
            Message last = meant.get(meant.size() - 1);
            Mismatch mismatch = selector.where().check(last.payload(), facts.of(last));
            got = mismatch == null
                    ? "none but what another step has taken"
                    : mismatch.path() + " " + mismatch.got() + " in " + last.reference();
        }
        return failure(expected, got, meant, selector.action());
    }

    /** A failure that the latest messages of an action show. */
    CheckResult.Failure about(Action action, String expected, String got) {
        List<Message> meant = recording.messages().stream()
                .filter(message -> message.action() == action)
                .toList();
        return failure(expected, got, meant.subList(Math.max(0, meant.size() - 2), meant.size()), action);
    }

    private CheckResult.@Nullable Failure every(Expectation.Every every) {
        boolean seen = false;
        for (Message message : recording.messages()) {
            if (!isMeant(every.selector(), message)) {
                continue;
            }
            for (JsonNode payload : parts(message.payload(), every.context())) {
                seen = true;
                Mismatch mismatch = every.selector().where().check(payload, facts.of(message));
                if (mismatch != null) {
                    String expected = mismatch.path() + " " + mismatch.expected();
                    return failure(
                            expected,
                            mismatch.got(),
                            List.of(message),
                            every.selector().action());
                }
            }
        }
        return seen
                ? null
                : failure(
                        "one message or more",
                        "none",
                        List.of(),
                        every.selector().action());
    }

    /** The payload with one of its readings of the context at a time; where no context is asked for, as it is. */
    private static List<JsonNode> parts(JsonNode payload, @Nullable String context) {
        if (context == null) {
            return List.of(payload);
        }
        List<JsonNode> parts = new ArrayList<>();
        for (JsonNode value : payload.path("meterValue")) {
            if (value.findValuesAsText("context").contains(context)) {
                ObjectNode part = payload.deepCopy();
                part.putArray("meterValue").add(value);
                parts.add(part);
            }
        }
        return parts;
    }

    private CheckResult.@Nullable Failure allAnswered(List<Action> actions) {
        for (Message call : sent(actions)) {
            Message answer = recording.answerOf(call);
            if (answer == null || answer.happening() != Happening.ANSWERED) {
                return failure(
                        "a CALLRESULT to " + call.reference(),
                        answer == null ? "none" : answer.payload().toString(),
                        answer == null ? List.of(call) : List.of(call, answer),
                        call.action());
            }
        }
        return null;
    }

    private List<Message> sent(List<Action> actions) {
        return recording.messages().stream()
                .filter(message -> message.happening() == Happening.SENT && actions.contains(message.action()))
                .toList();
    }

    private CheckResult.@Nullable Failure schema() {
        for (Message message : recording.messages()) {
            Action action = message.action();
            if (message.happening().isError()) {
                continue;
            }
            String fault = action == null
                    ? "an action that OCPP 1.6 does not know"
                    : StationHost.faults(
                            message.happening().isCall()
                                    ? PayloadCodec.readRequest(action, Json.bytes(message.payload()))
                                    : PayloadCodec.readResponse(action, Json.bytes(message.payload())));
            if (!fault.isEmpty()) {
                return failure("the schema of the standard", fault, List.of(message), action);
            }
        }
        return null;
    }

    private CheckResult.@Nullable Failure duplicates(List<Action> actions) {
        Map<String, Message> processed = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Message call : sent(actions)) {
            Message answer = recording.answerOf(call);
            // A CALL that comes twice with one id is one CALL.
            if (ids.add(call.messageId()) && answer != null && answer.happening() == Happening.ANSWERED) {
                Message first = processed.putIfAbsent(call.action() + " " + call.payload(), call);
                if (first != null) {
                    return failure("each once", "twice", List.of(first, call), call.action());
                }
            }
        }
        return null;
    }

    private CheckResult.@Nullable Failure shows(Expectation.Shows shows) {
        if (shows.connectorId() >= host.view().connectors().size()) {
            return failure("connector " + shows.connectorId(), "no such connector", List.of());
        }
        JsonNode view = Json.of(host.view().connector(shows.connectorId()));
        Mismatch mismatch = shows.where().check(view, facts.now());
        return mismatch == null
                ? null
                : failure(mismatch.path() + " " + mismatch.expected(), mismatch.got(), List.of());
    }

    private CheckResult.@Nullable Failure variables(Matcher.Members where) {
        Mismatch mismatch = where.check(facts.variables(), facts.now());
        return mismatch == null
                ? null
                : failure(mismatch.path() + " " + mismatch.expected(), mismatch.got(), List.of());
    }

    private CheckResult.@Nullable Failure recorded(Expectation.Recorded recorded) throws InterruptedException {
        Facts now = facts.now();
        String id = Template.text(recorded.transaction(), now);
        OperatorAnswer answer = host.operate(new OperatorRequest.GetTransaction(id), world.deadline(OPERATOR));
        String source = "GET /api/v1/transactions/" + id;
        if (!answer.state().equals(OperatorAnswer.ANSWERED)) {
            return about(Action.StartTransaction, "transaction " + id, answer.state() + "   " + source);
        }
        Mismatch mismatch = recorded.where().check(answer.body(), now);
        return mismatch == null
                ? null
                : failure(
                        mismatch.path() + " " + mismatch.expected(),
                        mismatch.got() + "   " + source,
                        sent(List.of(Action.StartTransaction, Action.StopTransaction)),
                        Action.StartTransaction,
                        Action.StopTransaction);
    }

    private static CheckResult.Failure failure(
            String expected, String got, List<Message> frames, @Nullable Action... actions) {
        int from = Math.max(0, frames.size() - MOST_FRAMES);
        return new CheckResult.Failure(
                expected, got, List.copyOf(frames.subList(from, frames.size())), Sections.of(actions));
    }
}
