package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What an operator is told.
 *
 * @param state {@code Answered}; {@code Refused} by a CALLERROR; else what went wrong, for people
 * @param body of Answered: the payload, or what was asked for; of Refused: code, description, details
 */
public record OperatorAnswer(String state, JsonNode body) {
    public static final String ANSWERED = "Answered";
    public static final String REFUSED = "Refused";

    /** It came to no answer. */
    public static OperatorAnswer trouble(String what) {
        return new OperatorAnswer(what, MissingNode.getInstance());
    }
}
