package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.station.ChargePointActor.CloseTransaction;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Register;
import ocpp.station.ChargePointActor.Remove;
import ocpp.station.ChargePointActor.ReservationsDue;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** What changes the state of one charge point without a message of it: operators and the end of reservations. */
final class Administration {
    private static final Duration LONGEST_TIMER = Duration.ofDays(1);

    private final Journal journal;
    private final Ports ports;
    private final TimerScheduler<Command> timers;
    private @Nullable Reservations scheduled;

    Administration(Journal journal, Ports ports, TimerScheduler<Command> timers) {
        this.journal = journal;
        this.ports = ports;
        this.timers = timers;
    }

    void register(Register command) {
        StationEvent registered = new RegistrationEvent.Registered(
                ports.clock().instant(), command.approval(), command.heartbeatInterval(), command.operator());
        change(List.of(registered), command.replyTo(), () -> {});
    }

    void close(CloseTransaction command) {
        List<StationEvent> events =
                StopRules.closed(journal.state(), command, ports.clock().instant());
        if (events.isEmpty()) {
            command.replyTo().tell(new Changed.NotPossible("transaction " + command.transactionId() + " is not open"));
        } else {
            change(events, command.replyTo(), () -> {});
        }
    }

    void remove(Remove command, Runnable then) {
        StationEvent removed = new RegistrationEvent.Removed(ports.clock().instant(), command.operator());
        change(List.of(removed), command.replyTo(), then);
    }

    private void change(List<StationEvent> events, ActorRef<Changed> replyTo, Runnable then) {
        journal.append(
                events,
                () -> {
                    then.run();
                    replyTo.tell(new Changed.Done());
                },
                reason -> replyTo.tell(new Changed.LedgerFailed(reason)));
    }

    /** Ends the reservations whose time is over. */
    void expireReservations() {
        scheduled = null;
        journal.append(journal.state().reservations().expired(ports.clock().instant()), () -> {}, reason -> {});
    }

    /** Sets one timer to the next end of a reservation when the reservations have changed. */
    void scheduleReservations() {
        Reservations reservations = journal.state().reservations();
        if (reservations == scheduled) {
            return;
        }
        scheduled = reservations;
        Instant next = reservations.nextExpiry();
        if (next == null) {
            timers.cancel(ReservationsDue.class);
        } else {
            Duration wait = Duration.between(ports.clock().instant(), next);
            timers.startSingleTimer(ReservationsDue.class, new ReservationsDue(), bounded(wait));
        }
    }

    /** Pekko refuses timers of more than 248 days: a reservation that ends later is looked at again every day. */
    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_TIMER) > 0 ? LONGEST_TIMER : wait;
    }
}
