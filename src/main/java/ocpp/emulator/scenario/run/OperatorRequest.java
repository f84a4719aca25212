package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import ocpp.protocol.Action;

/** What an operator wants of the central system. */
public sealed interface OperatorRequest {

    /** Sends a CALL to the charge point. */
    record Command(Action action, JsonNode payload) implements OperatorRequest {}

    /** Makes an id tag known; the members are those of the operator API. */
    record PutIdTag(String tag, JsonNode members) implements OperatorRequest {}

    /** Restarts the central system; answered when it takes connections again. */
    record Restart() implements OperatorRequest {}

    /** Reads what is recorded of a transaction. */
    record GetTransaction(String transactionId) implements OperatorRequest {}
}
