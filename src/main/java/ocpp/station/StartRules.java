package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ocpp.protocol.Action;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.station.ProfileEvent.RemoteStartAccepted;
import ocpp.station.ProfileEvent.Source;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.TransactionEvent.TransactionFlag;
import ocpp.station.Transactions.Finished;
import ocpp.station.Transactions.Open;
import org.jspecify.annotations.Nullable;

/** Start of transactions (START): always answered with an id, whatever becomes of the tag. */
final class StartRules {
    private static final Duration REMOTE_START_WITHIN = Duration.ofMinutes(10);

    private final StationSettings settings;

    StartRules(StationSettings settings) {
        this.settings = settings;
    }

    Needs needs(StationState state, Message<StartTransaction.Request> message) {
        return repeated(state, message) == null ? new Needs(message.request().idTag(), true) : Needs.NOTHING;
    }

    Decision start(StationState state, Message<StartTransaction.Request> message, Found found) {
        StartTransaction.Response repeated = repeated(state, message);
        if (repeated != null) {
            return Decision.answer(repeated);
        }
        StartTransaction.Request request = message.request();
        Instant now = message.now();
        int transactionId = found.transactionId();
        IdTagInfo info =
                Authorization.judgeStart(elsewhere(state, request, found.idTag()), settings.unknownTags(), now);
        List<StationEvent> events = new ArrayList<>();
        addSuperseded(events, state, request.connectorId(), transactionId, now);
        events.add(new TransactionEvent.Started(
                now,
                request.timestamp(),
                transactionId,
                request.connectorId(),
                request.idTag(),
                info.parentIdTag(),
                info.status(),
                request.meterStart(),
                request.reservationId(),
                flags(message)));
        addReservation(events, state, request.reservationId(), transactionId, now);
        events.addAll(remoteStartProfile(state, request, transactionId, now));
        events.add(new MessageEvent.Answered(
                now, message.messageId(), Action.StartTransaction, fingerprint(message), transactionId, info));
        return Decision.answer(new StartTransaction.Response(transactionId, info), events);
    }

    /** The answer that the same message (J-RPC-08) or the same start (START-06) was given before, or null. */
    private static StartTransaction.@Nullable Response repeated(
            StationState state, Message<StartTransaction.Request> message) {
        MessageEvent.Answered answered = state.answered().find(message.messageId(), fingerprint(message));
        if (answered != null && answered.transactionId() != null && answered.idTagInfo() != null) {
            return new StartTransaction.Response(answered.transactionId(), answered.idTagInfo());
        }
        return sameStart(state.transactions(), message.request());
    }

    private static StartTransaction.@Nullable Response sameStart(
            Transactions transactions, StartTransaction.Request request) {
        for (Open open : transactions.open().values()) {
            if (open.connectorId() == request.connectorId()
                    && open.meterStart() == request.meterStart()
                    && EventTime.same(open.startedAt(), request.timestamp())
                    && open.idTag().equalsIgnoreCase(request.idTag())) {
                return answer(open.transactionId(), open.parentIdTag(), open.status());
            }
        }
        for (Finished finished : transactions.finished()) {
            if (finished.connectorId() == request.connectorId()
                    && finished.meterStart() == request.meterStart()
                    && EventTime.same(finished.startedAt(), request.timestamp())
                    && finished.idTag().equalsIgnoreCase(request.idTag())) {
                return answer(finished.transactionId(), null, finished.status());
            }
        }
        return null;
    }

    private static StartTransaction.Response answer(
            int transactionId, @Nullable String parentIdTag, AuthorizationStatus status) {
        return new StartTransaction.Response(transactionId, new IdTagInfo(null, parentIdTag, status));
    }

    /** The tag without the transactions that this start supersedes: they are no reason for ConcurrentTx. */
    private static IdTags.Lookup elsewhere(StationState state, StartTransaction.Request request, IdTags.Lookup lookup) {
        if (!(lookup instanceof IdTags.Known tag) || tag.maxActiveTransactions() == null) {
            return lookup;
        }
        long superseded = state.transactions().open().values().stream()
                .filter(open -> open.connectorId() == request.connectorId()
                        && !open.flags().contains(TransactionFlag.Superseded)
                        && open.idTag().equalsIgnoreCase(request.idTag()))
                .count();
        return new IdTags.Known(
                tag.idTag(),
                tag.blocked(),
                tag.expiryDate(),
                tag.parentIdTag(),
                tag.maxActiveTransactions(),
                tag.activeTransactions() - (int) superseded);
    }

    private static void addSuperseded(
            List<StationEvent> events, StationState state, int connectorId, int transactionId, Instant now) {
        for (Open open : state.transactions().open().values()) {
            if (open.connectorId() == connectorId && !open.flags().contains(TransactionFlag.Superseded)) {
                events.add(new TransactionEvent.Superseded(now, open.transactionId(), transactionId));
            }
        }
    }

    private static void addReservation(
            List<StationEvent> events,
            StationState state,
            @Nullable Integer reservationId,
            int transactionId,
            Instant now) {
        if (reservationId != null && state.reservations().open().get(reservationId) != null) {
            events.add(new ReservationEvent.Changed(now, reservationId, ReservationState.USED, null, transactionId));
        }
    }

    /** The profile of an accepted remote start belongs to the transaction it began (RSTART-06). */
    private static List<StationEvent> remoteStartProfile(
            StationState state, StartTransaction.Request request, int transactionId, Instant now) {
        for (RemoteStartAccepted start : state.charging().remoteStarts()) {
            boolean here = start.connectorId() == null || start.connectorId() == request.connectorId();
            boolean recent = now.isBefore(start.at().plus(REMOTE_START_WITHIN));
            if (here && recent && start.idTag().equalsIgnoreCase(request.idTag())) {
                return Profiles.install(
                        state,
                        request.connectorId(),
                        Profiles.of(start.profile(), transactionId),
                        Source.RemoteStartTransaction,
                        now);
            }
        }
        return List.of();
    }

    private static long fingerprint(Message<StartTransaction.Request> message) {
        return message.fingerprint(Fingerprint::of);
    }

    private Set<TransactionFlag> flags(Message<StartTransaction.Request> message) {
        Instant timestamp = message.request().timestamp();
        Instant now = message.now();
        Set<TransactionFlag> flags = EnumSet.noneOf(TransactionFlag.class);
        if (message.mended() != null) {
            flags.add(TransactionFlag.Repaired);
        }
        if (EventTime.of(timestamp, now).skewed()) {
            flags.add(TransactionFlag.ClockSkew);
        } else if (timestamp.plus(settings.lateAfter()).isBefore(now)) {
            flags.add(TransactionFlag.Late);
        }
        return Set.copyOf(flags);
    }
}
