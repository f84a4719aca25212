package ocpp.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ocpp.operator.Event.Change;
import ocpp.operator.Event.Detail;
import ocpp.operator.Event.Kind;
import ocpp.operator.Unit.TransactionLine;
import ocpp.protocol.Actions;
import ocpp.rpc.CallOutcome;
import ocpp.station.CommandEvent;
import ocpp.station.ConnectorEvent;
import ocpp.station.MessageEvent;
import ocpp.station.MeterEvent;
import ocpp.station.RegistrationEvent;
import ocpp.station.SecurityEvent;
import ocpp.station.StationEvent;
import ocpp.station.TransactionEvent;
import org.jspecify.annotations.Nullable;

/** Tells the event log what happens to the charge points. */
final class EventFeed {

    /** Makes the detail of an event; the unit is as it is after the event, null when it was removed. */
    @FunctionalInterface
    private interface Telling<E extends StationEvent> {
        Detail detail(E event, @Nullable Unit unit);
    }

    private record Entry(Kind kind, Telling<StationEvent> telling) {}

    private final Map<Class<?>, Entry> table = new HashMap<>();
    private final EventLog log;
    private final Commands commands;

    EventFeed(EventLog log, Metrics metrics) {
        this.log = log;
        this.commands = new Commands(metrics);
        metrics.gauge("ocpp_sent_calls_open", "CALLs to charge points that have not ended.", commands::open);
        on(
                Kind.connected,
                RegistrationEvent.Connected.class,
                (event, unit) -> new Event.Connected(event.remoteAddress()));
        on(Kind.disconnected, RegistrationEvent.Disconnected.class, (event, unit) -> new Event.Disconnected());
        on(Kind.boot, RegistrationEvent.Booted.class, (event, unit) -> booted(event));
        on(Kind.status, ConnectorEvent.StatusReported.class, (event, unit) -> status(event));
        on(Kind.transaction, TransactionEvent.Started.class, (event, unit) -> started(event));
        on(Kind.transaction, TransactionEvent.Stopped.class, (event, unit) -> stopped(event));
        on(Kind.transaction, TransactionEvent.Closed.class, (event, unit) -> closed(event));
        on(Kind.meter, MeterEvent.Received.class, EventFeed::metered);
        on(Kind.command, CommandEvent.Sent.class, (event, unit) -> commands.sent(event));
        on(Kind.command, CommandEvent.Ended.class, (event, unit) -> commands.ended(event));
        on(
                Kind.security,
                SecurityEvent.Reported.class,
                (event, unit) -> new Event.Security(event.type(), event.techInfo()));
        on(
                Kind.repaired,
                MessageEvent.Repaired.class,
                (event, unit) -> new Event.Repaired(event.action().name(), event.rules()));
    }

    void publish(String chargePointId, List<StationEvent> events, @Nullable Unit unit) {
        for (StationEvent event : events) {
            Entry entry = table.get(event.getClass());
            if (entry != null) {
                log.publish(
                        entry.kind(), event.at(), chargePointId, entry.telling().detail(event, unit));
            }
        }
    }

    private <E extends StationEvent> void on(Kind kind, Class<E> type, Telling<E> telling) {
        table.put(type, new Entry(kind, (event, unit) -> telling.detail(type.cast(event), unit)));
    }

    private static Detail booted(RegistrationEvent.Booted event) {
        Unit.Station station = UnitChanges.station(event.boot());
        return new Event.Booted(
                station.vendor(),
                station.model(),
                station.firmware(),
                event.status().name());
    }

    private static Detail status(ConnectorEvent.StatusReported event) {
        return new Event.StatusChanged(
                event.connectorId(), event.status().name(), event.errorCode().name(), event.info(), event.occurredAt());
    }

    private static Detail started(TransactionEvent.Started event) {
        return new Event.TransactionChanged(
                event.transactionId(),
                event.connectorId(),
                event.idTag(),
                Change.started,
                null,
                null,
                Unit.names(event.flags()));
    }

    private static Detail stopped(TransactionEvent.Stopped event) {
        return new Event.TransactionChanged(
                event.transactionId(),
                null,
                event.idTag(),
                Change.stopped,
                event.energyWh(),
                event.reason().name(),
                Unit.names(event.flags()));
    }

    private static Detail closed(TransactionEvent.Closed event) {
        return new Event.TransactionChanged(
                event.transactionId(),
                null,
                null,
                Change.closed,
                event.energyWh(),
                event.reason().name(),
                List.of());
    }

    private static Detail metered(MeterEvent.Received event, @Nullable Unit unit) {
        Integer transactionId = event.transactionId();
        TransactionLine open = unit == null || transactionId == null
                ? null
                : unit.transactions().get(transactionId);
        return new Event.Metered(
                event.connectorId(),
                transactionId,
                open == null ? null : open.energyWh(),
                UnitChanges.power(event.readings()),
                UnitChanges.soc(event.readings()));
    }

    /** Remembers the CALLs that were sent last, to tell with their end what they were. */
    private static final class Commands {
        private static final int LIMIT = 10_000;
        private final Map<String, CommandEvent.Sent> sent = new LinkedHashMap<>();
        private final Metrics metrics;

        Commands(Metrics metrics) {
            this.metrics = metrics;
        }

        synchronized int open() {
            return sent.size();
        }

        synchronized Detail sent(CommandEvent.Sent event) {
            sent.put(event.commandId(), event);
            if (sent.size() > LIMIT) {
                Iterator<String> oldest = sent.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            return detail(event, "Sent", event.at());
        }

        synchronized Detail ended(CommandEvent.Ended event) {
            CommandEvent.Sent begun = sent.remove(event.commandId());
            String state = state(event.outcome());
            if (begun == null) {
                return new Event.CommandChanged(event.commandId(), null, state, null, null);
            }
            metrics.sent(
                    Actions.of(begun.request()).name(),
                    result(event.outcome()),
                    Duration.between(begun.at(), event.at()));
            return detail(begun, state, event.at());
        }

        private static Detail detail(CommandEvent.Sent event, String state, Instant at) {
            return new Event.CommandChanged(
                    event.commandId(),
                    Actions.of(event.request()).name(),
                    state,
                    event.operator(),
                    at.equals(event.at())
                            ? null
                            : Long.valueOf(Duration.between(event.at(), at).toMillis()));
        }
    }

    private static String result(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answered) {
            return "CALLRESULT";
        }
        return outcome instanceof CallOutcome.Refused refused ? refused.code() : state(outcome);
    }

    /** The word of the API for how a CALL ended. */
    static String state(CallOutcome outcome) {
        return outcome.getClass().getSimpleName();
    }
}
