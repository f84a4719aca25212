package ocpp.emulator.scenario.virtual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;
import ocpp.wire.Decoded;
import ocpp.wire.PayloadCodec;
import org.jspecify.annotations.Nullable;

/** The commands of an operator, as the operator API takes and answers them. */
final class Commands {
    /** The ids that are the central system's to give. */
    private static final Map<Action, String> OWN_IDS = Map.of(
            Action.ReserveNow, "reservationId",
            Action.SendLocalList, "listVersion",
            Action.GetLog, "requestId",
            Action.SignedUpdateFirmware, "requestId");

    private Commands() {}

    /** A CALL to send, or what is wrong with the payload. */
    record Prepared(@Nullable RequestPayload<?> request, String fault) {}

    static Prepared prepare(OperatorRequest.Command command) {
        ObjectNode payload = command.payload().deepCopy();
        String ownId = OWN_IDS.get(command.action());
        if (ownId != null && !payload.has(ownId)) {
            payload.put(ownId, 1);
        }
        Decoded<? extends RequestPayload<?>> decoded = PayloadCodec.readRequest(command.action(), Json.bytes(payload));
        return decoded instanceof Decoded.Valid<? extends RequestPayload<?>> valid
                ? new Prepared(valid.payload(), "")
                : new Prepared(null, "not by the schema of " + command.action());
    }

    static OperatorAnswer answer(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answered answered) {
            return new OperatorAnswer(OperatorAnswer.ANSWERED, Json.tree(PayloadCodec.write(answered.payload())));
        } else if (outcome instanceof CallOutcome.Refused refused) {
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.put("code", refused.code()).put("description", refused.description());
            return new OperatorAnswer(OperatorAnswer.REFUSED, error);
        }
        return OperatorAnswer.trouble(outcome.getClass().getSimpleName());
    }
}
