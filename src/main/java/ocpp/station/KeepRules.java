package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.station.ChargePointActor.Keep;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Messages that are not valid but are kept as evidence (lenient mode): answered, so that the station goes on. */
final class KeepRules {
    private static final IdTagInfo INVALID = new IdTagInfo(null, null, AuthorizationStatus.Invalid);

    private KeepRules() {}

    /** A StartTransaction gets an id whatever it holds (START-03). */
    static Needs needs(StationState state, Keep keep) {
        boolean repeated = state.answered().holds(keep.messageId(), Fingerprint.of(keep.payload()));
        return keep.action() == Action.StartTransaction && !repeated ? new Needs(null, true) : Needs.NOTHING;
    }

    static Decision keep(StationState state, Keep keep, Instant now, Found found) {
        long fingerprint = Fingerprint.of(keep.payload());
        boolean repeated = state.answered().holds(keep.messageId(), fingerprint);
        Integer transactionId = keep.action() == Action.StartTransaction
                ? transactionId(state.answered().find(keep.messageId(), fingerprint), found)
                : null;
        ResponsePayload answer = answer(keep.action(), transactionId);
        if (answer == null) {
            return Decision.refuse(ErrorCode.FormationViolation, keep.fault());
        }
        if (repeated) {
            return Decision.answer(answer);
        }
        return Decision.answer(
                answer,
                List.of(
                        new MessageEvent.Kept(
                                now,
                                keep.messageId(),
                                keep.action().name(),
                                keep.payload(),
                                keep.fault(),
                                transactionId),
                        new MessageEvent.Answered(
                                now,
                                keep.messageId(),
                                keep.action(),
                                fingerprint,
                                transactionId,
                                transactionId == null ? null : INVALID)));
    }

    private static @Nullable Integer transactionId(MessageEvent.@Nullable Answered before, Found found) {
        return before == null ? (Integer) found.transactionId() : before.transactionId();
    }

    private static @Nullable ResponsePayload answer(Action action, @Nullable Integer transactionId) {
        if (transactionId != null) {
            return new StartTransaction.Response(transactionId, INVALID);
        }
        if (action == Action.StopTransaction) {
            return new StopTransaction.Response(null);
        }
        return action == Action.MeterValues ? new MeterValues.Response() : null;
    }
}
