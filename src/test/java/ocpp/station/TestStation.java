package ocpp.station;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.rpc.CallOutcome;
import ocpp.wire.ErrorCode;

/** A charge point as the rules see it: what it sends is decided, and the events make its next state. */
final class TestStation {
    static final String ID = "CP_1";
    static final Instant START = Instant.parse("2026-01-18T12:34:56Z");
    static final BootNotification.Request BOOT =
            new BootNotification.Request("RalphCo", "RalphModel1", null, null, "0.1.0", null, null, null, null);

    private static final Map<String, StationSettings> SETTINGS = new ConcurrentHashMap<>();

    private final StationRules rules;
    private final CommandMeanings meanings = new CommandMeanings();
    private final MemoryLedger memory = new MemoryLedger();
    private final List<StationEvent> history = new ArrayList<>();
    private StationState state = StationState.initial(ID);
    private Instant now = START;
    private int messages;

    private TestStation(StationSettings settings) {
        rules = new StationRules(settings);
    }

    /** With these settings instead of the defaults, as text of a configuration file. */
    static TestStation with(String settings) {
        return new TestStation(settings(settings));
    }

    static StationSettings settings(String text) {
        return SETTINGS.computeIfAbsent(text, TestStation::read);
    }

    private static StationSettings read(String text) {
        Config config = ConfigFactory.parseString(text).withFallback(ConfigFactory.load());
        return StationSettings.from(config);
    }

    /** A station that has booted and was accepted. */
    static TestStation accepted() {
        return accepted("");
    }

    static TestStation accepted(String settings) {
        TestStation station = with(settings);
        station.answer(BOOT);
        return station;
    }

    StationState state() {
        return state;
    }

    Transactions.Open open(int transactionId) {
        return Objects.requireNonNull(state.transactions().open().get(transactionId));
    }

    Connector connector(int connectorId) {
        return Objects.requireNonNull(state.connectors().get(connectorId));
    }

    Instant now() {
        return now;
    }

    /** All events so far. */
    List<StationEvent> history() {
        return List.copyOf(history);
    }

    TestStation later(Duration time) {
        now = now.plus(time);
        return this;
    }

    TestStation tag(IdTags.Known tag) {
        memory.register(tag);
        return this;
    }

    /** Sends a CALL with a new message id. */
    Decision send(RequestPayload<?> request) {
        messages++;
        return send("m" + messages, request);
    }

    Decision send(String messageId, RequestPayload<?> request) {
        Message<?> message = new Message<>(messageId, request, now, null);
        Ports ports = new Ports(memory, memory, memory, StationFeed.NONE, InstantSource.fixed(now));
        Found found = Found.find(ports, rules.needs(state, message))
                .toCompletableFuture()
                .join();
        Decision decision = rules.decide(state, message, found);
        happen(decision.events());
        return decision;
    }

    /** Sends a CALL and takes its CALLRESULT. */
    <A extends ResponsePayload> A answer(RequestPayload<A> request) {
        return result(send(request));
    }

    @SuppressWarnings("unchecked")
    static <A extends ResponsePayload> A result(Decision decision) {
        return (A) ((Decision.Result) decision.reply()).payload();
    }

    static ErrorCode error(Decision decision) {
        return ((Decision.Fault) decision.reply()).code();
    }

    /** Starts a transaction of the tag TEST now; its id. */
    int start(int connectorId, int meterStart) {
        return answer(new StartTransaction.Request(connectorId, "TEST", meterStart, null, now))
                .transactionId();
    }

    void register(RegistrationStatus approval) {
        happen(List.of(new RegistrationEvent.Registered(now, approval, null, "operator")));
    }

    /** Sends an operator's CALL; the request as sent. */
    RequestPayload<?> prepare(RequestPayload<?> request, boolean fillId) {
        RequestPayload<?> sent = fillId ? CommandRules.filled(state, request) : request;
        happen(CommandRules.sent("c1", "operator", sent, now));
        return sent;
    }

    /** An operator's CALL gets this answer; the events but the last, which tells the end. */
    List<StationEvent> answered(RequestPayload<?> request, ResponsePayload answer) {
        return ended(request, new CallOutcome.Answered(answer));
    }

    List<StationEvent> ended(RequestPayload<?> request, CallOutcome outcome) {
        List<StationEvent> events = meanings.of(state, new CommandMeanings.Call<>("c1", request, now), outcome);
        happen(events);
        return events.subList(0, events.size() - 1);
    }

    void happen(List<StationEvent> events) {
        memory.append(ID, events);
        history.addAll(events);
        state = state.applyAll(events);
    }

    /** The only event of this kind in the decision. */
    static <E extends StationEvent> E only(List<StationEvent> events, Class<E> kind) {
        List<E> found = events.stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events of " + kind + " in " + events);
        }
        return found.get(0);
    }
}
