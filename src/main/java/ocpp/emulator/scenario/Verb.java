package ocpp.emulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.Mangling;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.protocol.Action;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.wire.ErrorCode;

/** What a step does. */
public sealed interface Verb {

    /** The lists of steps that it consists of, none for most. */
    default List<List<Step>> parts() {
        return List.of();
    }

    /** Switches the power on, and waits until the charge point is accepted and has reported every connector. */
    record Boot() implements Verb {}

    /** Does something to the charge point that needs no variable. */
    record Physical(Input input) implements Verb {}

    /** Holds a card to the reader; variables in the tag are filled in. */
    record Swipe(int connectorId, String tag) implements Verb {}

    /** Takes the power away for so long. */
    record PowerCut(Duration length) implements Verb {}

    /** Has the charge point open its WebSocket, and waits until it is open. */
    record Connect() implements Verb {}

    /** Every text takes so much longer from now on, each way. */
    record Latency(Duration oneWay) implements Verb {}

    /** This part of what is sent is lost on its way from now on, 0 to 1. */
    record Loss(double rate) implements Verb {}

    /** This part of the texts of one direction is mangled from now on, 0 to 1. */
    record Mangle(boolean toStation, Set<Mangling> kinds, double rate) implements Verb {}

    /** Restarts the central system, and waits until it takes connections again. */
    record RestartCentralSystem() implements Verb {}

    /** Waits until the connector charges, and then so long; energy must flow and the transaction go on. */
    record Charge(int connectorId, Duration length) implements Verb {}

    /** Sends a CALL whatever the rules say; the payload is a template. */
    record Send(Action action, JsonNode payload) implements Verb {}

    /** Sends a text as it stands; variables are filled in. */
    record SendRaw(String text) implements Verb {}

    /** Decides what becomes of the next CALL of this action from the central system. */
    record Arm(Action action, Reaction reaction) implements Verb {}

    /** Sends a CALL to the charge point by the operator API, and waits for its end; the payload is a template. */
    record Operate(Action action, JsonNode payload, End end) implements Verb {}

    /** Tells the central system of an id tag; members are a template. */
    record IdTag(String tag, JsonNode members) implements Verb {}

    /** Waits for a message that came since the step before the last await, {@code within} counted from now. */
    record Await(Selector selector, Duration within, Map<String, String> save) implements Verb {}

    /** Waits for a status of a connector, reported or not. */
    record AwaitStatus(int connectorId, ChargePointStatus status, Duration within) implements Verb {}

    /** An expectation that must hold now. */
    record Expect(Expectation expectation) implements Verb {}

    /** Lets time pass. */
    record Sleep(Duration length) implements Verb {}

    /** Does steps again and again. */
    record Repeat(int times, List<Step> steps) implements Verb {
        @Override
        public List<List<Step>> parts() {
            return List.of(steps);
        }
    }

    /** Does several lists of steps side by side, and waits until all are done. */
    record Parallel(List<List<Step>> branches) implements Verb {
        @Override
        public List<List<Step>> parts() {
            return branches;
        }
    }

    /** Does some steps where an expectation holds now, and others where it does not. */
    record When(Expectation expectation, List<Step> then, List<Step> otherwise) implements Verb {
        @Override
        public List<List<Step>> parts() {
            return List.of(then, otherwise);
        }
    }

    /** Gives values to variables. */
    record SetVariables(Map<String, String> values) implements Verb {}

    /** Gives this instant a name. */
    record Mark(String name) implements Verb {}

    /** Says something to people. */
    record Note(String text) implements Verb {}

    /** What becomes of a CALL of the central system. */
    sealed interface Reaction {

        /** It gets no answer. */
        record Silence() implements Reaction {}

        /** It reaches the charge point so much later. */
        record Delay(Duration length) implements Reaction {}

        /** It is answered with this CALLERROR; the charge point does not see it. */
        record Refuse(ErrorCode code) implements Reaction {}

        /** It is answered with this CALLRESULT; the charge point does not see it. */
        record Answer(JsonNode payload) implements Reaction {}
    }

    /** How a CALL of the operator must end. */
    sealed interface End {

        /** By a CALLRESULT like this; {@code save} names variables and the members that they take. */
        record Answered(Matcher.Members where, Map<String, String> save) implements End {}

        /** By a CALLERROR with this code. */
        record Refused(String code) implements End {}

        /** Without an answer. */
        record Unanswered() implements End {}
    }
}
