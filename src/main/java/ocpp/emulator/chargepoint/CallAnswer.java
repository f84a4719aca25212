package ocpp.emulator.chargepoint;

import ocpp.protocol.ResponsePayload;
import ocpp.wire.ErrorCode;

/** What a CALL of the central system is answered with. */
sealed interface CallAnswer {
    record Result(ResponsePayload payload) implements CallAnswer {}

    record Refusal(ErrorCode code, String description) implements CallAnswer {}

    /** No answer at all. */
    record None() implements CallAnswer {}

    static CallAnswer of(ResponsePayload payload) {
        return new Result(payload);
    }

    static CallAnswer error(ErrorCode code, String description) {
        return new Refusal(code, description);
    }
}
