package ocpp.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Ended;
import ocpp.station.ChargePointActor.Execute;
import ocpp.station.ChargePointActor.Send;
import ocpp.station.ChargePointActor.ToConnection;
import ocpp.station.Executed.Finished;
import ocpp.station.Executed.NotSent;
import ocpp.station.Executed.Obstacle;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** The CALLs of operators to one station: recorded, sent, and each told its end exactly once. */
final class OperatorCalls {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final CommandMeanings MEANINGS = new CommandMeanings();

    private final Journal journal;
    private final Ports ports;
    private final TimerScheduler<Command> timers;
    private final StationSettings settings;
    private final Map<String, Pending> pending = new HashMap<>();
    private int timeoutsInARow;

    /** A CALL that the connection has. */
    private record Pending(Execute command, RequestPayload<?> request, ActorRef<ToConnection> connection) {}

    OperatorCalls(Journal journal, Ports ports, TimerScheduler<Command> timers, StationSettings settings) {
        this.journal = journal;
        this.ports = ports;
        this.timers = timers;
        this.settings = settings;
    }

    int pending() {
        return pending.size();
    }

    /** CALLs in a row that the station left unanswered. */
    int timeoutsInARow() {
        return timeoutsInARow;
    }

    void hearing() {
        timeoutsInARow = 0;
    }

    /** Records the CALL and sends it; the connection is asked for again when it is recorded. */
    void execute(Execute command, Supplier<@Nullable ActorRef<ToConnection>> connection) {
        RequestPayload<?> request =
                command.fillId() ? CommandRules.filled(journal.state(), command.request()) : command.request();
        NotSent obstacle = obstacle(request, connection.get());
        if (obstacle != null) {
            command.replyTo().tell(obstacle);
            return;
        }
        journal.append(
                CommandRules.sent(
                        command.commandId(),
                        command.operator(),
                        request,
                        ports.clock().instant()),
                () -> send(command, request, connection.get()),
                reason -> command.replyTo().tell(new NotSent(Obstacle.LedgerFailed, reason)));
    }

    private @Nullable NotSent obstacle(RequestPayload<?> request, @Nullable ActorRef<ToConnection> connection) {
        if (connection == null) {
            return new NotSent(Obstacle.NotConnected, "the charge point is not connected");
        }
        if (pending.size() >= settings.commandLimit()) {
            return new NotSent(Obstacle.QueueFull, pending.size() + " CALLs wait already");
        }
        String forbidden = CommandRules.obstacle(journal.state(), request, settings.sendForbiddenCalls());
        return forbidden == null ? null : new NotSent(Obstacle.NotAllowed, forbidden);
    }

    private void send(Execute command, RequestPayload<?> request, @Nullable ActorRef<ToConnection> connection) {
        if (connection == null) {
            record(command, request, new CallOutcome.Disconnected());
            return;
        }
        pending.put(command.commandId(), new Pending(command, request, connection));
        timers.startSingleTimer(
                command.commandId(), new Ended(command.commandId(), new CallOutcome.TimedOut()), deadline());
        connection.tell(new Send(command.commandId(), request, command.timeout()));
    }

    /** The connection ends every CALL in its own time; this is for a connection that does not. */
    private Duration deadline() {
        return pending.values().stream().map(call -> call.command.timeout()).reduce(GRACE, Duration::plus);
    }

    /** A CALL has ended; a second end of it changes nothing. */
    void ended(Ended ended) {
        Pending call = remove(ended.messageId());
        if (call == null) {
            return;
        }
        if (ended.outcome() instanceof CallOutcome.TimedOut) {
            timeoutsInARow++;
        } else if (!(ended.outcome() instanceof CallOutcome.Disconnected)) {
            timeoutsInARow = 0;
        }
        record(call.command, call.request, ended.outcome());
    }

    /** The ids of the CALLs that this connection has. */
    List<String> of(ActorRef<ToConnection> connection) {
        return pending.entrySet().stream()
                .filter(entry -> entry.getValue().connection.equals(connection))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tells the end without a record of it: the ledger is not to be had. */
    void abandon(String commandId, CallOutcome outcome) {
        Pending call = remove(commandId);
        if (call != null) {
            call.command.replyTo().tell(new Finished(call.request, outcome));
        }
    }

    /** Tells all that the connection is lost: the actor stops. */
    void abandonAll() {
        List.copyOf(pending.keySet()).forEach(commandId -> abandon(commandId, new CallOutcome.Disconnected()));
    }

    private @Nullable Pending remove(String commandId) {
        timers.cancel(commandId);
        return pending.remove(commandId);
    }

    private void record(Execute command, RequestPayload<?> request, CallOutcome outcome) {
        CommandMeanings.Call<RequestPayload<?>> call = new CommandMeanings.Call<>(
                command.commandId(), request, ports.clock().instant());
        Finished finished = new Finished(request, outcome);
        journal.append(
                MEANINGS.of(journal.state(), call, outcome),
                () -> command.replyTo().tell(finished),
                reason -> command.replyTo().tell(finished));
    }
}
