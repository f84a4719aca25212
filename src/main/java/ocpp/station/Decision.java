package ocpp.station;

import java.util.List;
import ocpp.protocol.ResponsePayload;
import ocpp.wire.ErrorCode;

/**
 * What a rule makes of a CALL.
 *
 * @param events to be in the ledger before the reply leaves; none: the reply may leave at once
 */
record Decision(List<StationEvent> events, Reply reply) {

    /** What the station is told. */
    sealed interface Reply {}

    /** A CALLRESULT. */
    record Result(ResponsePayload payload) implements Reply {}

    /** A CALLERROR. */
    record Fault(ErrorCode code, String description) implements Reply {}

    static Decision answer(ResponsePayload payload) {
        return new Decision(List.of(), new Result(payload));
    }

    static Decision answer(ResponsePayload payload, StationEvent event) {
        return new Decision(List.of(event), new Result(payload));
    }

    static Decision answer(ResponsePayload payload, List<StationEvent> events) {
        return new Decision(events, new Result(payload));
    }

    static Decision refuse(ErrorCode code, String description) {
        return new Decision(List.of(), new Fault(code, description));
    }

    /** The charging profiles that an operator or the station has cleared by it. */
    List<Integer> clearedProfiles() {
        for (StationEvent event : events) {
            if (event instanceof ProfileEvent.Removed removed && removed.cause() == ProfileEvent.Cause.Cleared) {
                return removed.chargingProfileIds();
            }
        }
        return List.of();
    }
}
