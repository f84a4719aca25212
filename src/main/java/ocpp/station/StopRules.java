package ocpp.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ocpp.protocol.Action;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.station.ChargePointActor.CloseTransaction;
import ocpp.station.MeterEvent.Reading;
import ocpp.station.TransactionEvent.TransactionFlag;
import ocpp.station.Transactions.Open;
import org.jspecify.annotations.Nullable;

/** End of transactions (STOP): always answered, what is odd is flagged. */
final class StopRules {
    private static final BigDecimal TOLERANCE_WH = BigDecimal.valueOf(1000);
    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);

    private final StationSettings settings;

    StopRules(StationSettings settings) {
        this.settings = settings;
    }

    Needs needs(StationState state, Message<StopTransaction.Request> message) {
        boolean repeated = state.answered().find(message.messageId(), message.fingerprint(Fingerprint::of)) != null;
        return repeated ? Needs.NOTHING : Needs.idTag(message.request().idTag());
    }

    Decision stop(StationState state, Message<StopTransaction.Request> message, Found found) {
        StopTransaction.Request request = message.request();
        long fingerprint = message.fingerprint(Fingerprint::of);
        MessageEvent.Answered answered = state.answered().find(message.messageId(), fingerprint);
        if (answered != null) {
            return Decision.answer(new StopTransaction.Response(answered.idTagInfo()));
        }
        IdTagInfo info = request.idTag() == null
                ? null
                : Authorization.judge(found.idTag(), settings.unknownTags(), message.now());
        List<StationEvent> events = new ArrayList<>(ending(state, message));
        events.add(new MessageEvent.Answered(
                message.now(), message.messageId(), Action.StopTransaction, fingerprint, null, info));
        return Decision.answer(new StopTransaction.Response(info), events);
    }

    private List<StationEvent> ending(StationState state, Message<StopTransaction.Request> message) {
        StopTransaction.Request request = message.request();
        Open open = state.transactions().open().get(request.transactionId());
        boolean repeated = state.transactions().finished(request.transactionId()) != null;
        if (open == null && !repeated) {
            open = matched(state.transactions(), request);
        }
        return open == null ? kept(state, request, repeated, message.now()) : stopped(state, open, message);
    }

    /** The only open transaction of that tag that fits, where the station never learnt its id, or null. */
    private static @Nullable Open matched(Transactions transactions, StopTransaction.Request request) {
        List<Open> fitting = transactions.open().values().stream()
                .filter(open -> open.idTag().equalsIgnoreCase(request.idTag())
                        && !open.startedAt().isAfter(request.timestamp())
                        && open.meterStart() <= request.meterStop())
                .limit(2)
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    private static List<StationEvent> kept(
            StationState state, StopTransaction.Request request, boolean repeated, Instant now) {
        List<StationEvent> events = new ArrayList<>();
        events.add(new TransactionEvent.StopKept(
                now,
                request.timestamp(),
                request.transactionId(),
                request.meterStop(),
                reason(request),
                request.idTag(),
                repeated));
        List<Reading> readings = readings(request);
        if (!readings.isEmpty()) {
            Integer transactionId = repeated ? (Integer) request.transactionId() : null;
            events.add(new MeterEvent.Received(
                    now, 0, transactionId, request.transactionId(), null, readings, !state.knows(0), 0));
        }
        return events;
    }

    private List<StationEvent> stopped(StationState state, Open open, Message<StopTransaction.Request> message) {
        StopTransaction.Request request = message.request();
        Instant now = message.now();
        List<StationEvent> events = new ArrayList<>();
        List<Reading> readings = readings(request);
        if (!readings.isEmpty()) {
            events.add(new MeterEvent.Received(
                    now,
                    open.connectorId(),
                    open.transactionId(),
                    request.transactionId(),
                    Readings.lastRegister(readings),
                    readings,
                    !state.knows(open.connectorId()),
                    0));
        }
        Open metered = Metering.after(open, readings);
        int meterStop = meterStop(message, metered);
        Open last = Metering.stopped(metered, meterStop, request.timestamp());
        events.add(new TransactionEvent.Stopped(
                now,
                request.timestamp(),
                open.transactionId(),
                request.transactionId(),
                meterStop,
                reason(request),
                request.idTag(),
                last.energyWh(),
                flags(last, message)));
        events.addAll(Profiles.ended(state, open, now));
        return events;
    }

    /** An operator ends an open transaction; none where it is not open. */
    static List<StationEvent> closed(StationState state, CloseTransaction command, Instant now) {
        Open open = state.transactions().open().get(command.transactionId());
        if (open == null) {
            return List.of();
        }
        Instant stoppedAt = command.stoppedAt() == null ? now : command.stoppedAt();
        int meterStop = command.meterStop() == null ? open.registerWh().intValue() : command.meterStop();
        List<StationEvent> events = new ArrayList<>();
        events.add(new TransactionEvent.Closed(
                now,
                stoppedAt,
                open.transactionId(),
                meterStop,
                command.reason(),
                Metering.stopped(open, meterStop, stoppedAt).energyWh(),
                command.note(),
                command.operator()));
        events.addAll(Profiles.ended(state, open, now));
        return events;
    }

    private static List<Reading> readings(StopTransaction.Request request) {
        return request.transactionData() == null ? List.of() : Readings.of(request.transactionData());
    }

    /** A missing reason means Local (STOP-02). */
    private static Reason reason(StopTransaction.Request request) {
        return request.reason() == null ? Reason.Local : request.reason();
    }

    /** Lenient mode takes -1 for a meterStop that cannot be read: then the last register known is as good as any. */
    private static int meterStop(Message<StopTransaction.Request> message, Open metered) {
        int meterStop = message.request().meterStop();
        return message.mended() != null && meterStop < 0 ? metered.registerWh().intValue() : meterStop;
    }

    private Set<TransactionFlag> flags(Open last, Message<StopTransaction.Request> message) {
        StopTransaction.Request request = message.request();
        Instant now = message.now();
        Set<TransactionFlag> flags = EnumSet.noneOf(TransactionFlag.class);
        flags.addAll(last.flags());
        add(flags, TransactionFlag.Matched, request.transactionId() != last.transactionId());
        add(flags, TransactionFlag.MeterBelowStart, last.registerWh().intValue() < last.meterStart());
        add(flags, TransactionFlag.Repaired, message.mended() != null);
        add(flags, TransactionFlag.StopBeforeStart, request.timestamp().isBefore(last.startedAt()));
        add(flags, TransactionFlag.EnergyAboveMaximum, aboveMaximum(last, request.timestamp()));
        boolean skewed = EventTime.of(request.timestamp(), now).skewed();
        add(flags, TransactionFlag.ClockSkew, skewed);
        add(
                flags,
                TransactionFlag.Late,
                !skewed && request.timestamp().plus(settings.lateAfter()).isBefore(now));
        return Set.copyOf(flags);
    }

    private static void add(Set<TransactionFlag> flags, TransactionFlag flag, boolean present) {
        if (present) {
            flags.add(flag);
        }
    }

    private boolean aboveMaximum(Open last, Instant stoppedAt) {
        long seconds = Math.max(0, Duration.between(last.startedAt(), stoppedAt).toSeconds());
        BigDecimal wattSeconds = last.energyWh().subtract(TOLERANCE_WH).multiply(SECONDS_OF_AN_HOUR);
        return wattSeconds.compareTo(
                        BigDecimal.valueOf(settings.maximumPowerWatt()).multiply(BigDecimal.valueOf(seconds)))
                > 0;
    }
}
