package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import ocpp.station.ChargePointActor.Close;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Connected;
import ocpp.station.ChargePointActor.Disconnected;
import ocpp.station.ChargePointActor.ToConnection;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of one charge point: the newest counts (J-CONN-16). */
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int CHANGES_A_MINUTE = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ActorContext<Command> context;
    private final String chargePointId;
    private final Deque<Instant> takeOvers = new ArrayDeque<>();
    private @Nullable Connected newest;
    private @Nullable Instant openedAt;

    Link(ActorContext<Command> context, String chargePointId) {
        this.context = context;
        this.chargePointId = chargePointId;
    }

    @Nullable
    ActorRef<ToConnection> connection() {
        return newest == null ? null : newest.connection();
    }

    @Nullable
    String remoteAddress() {
        return newest == null ? null : newest.remoteAddress();
    }

    @Nullable
    Instant openedAt() {
        return newest == null ? null : openedAt;
    }

    void tell(ToConnection message) {
        if (newest != null) {
            newest.connection().tell(message);
        }
    }

    /** Takes this connection for the newest; the one before is to be closed by {@link #close} first. */
    void open(Connected connected, Instant now) {
        newest = connected;
        openedAt = now;
        context.watchWith(connected.connection(), new Disconnected(connected.connection()));
    }

    /** Tells the connection to close and forgets it; its late end changes nothing. Returns it, or null for none. */
    @Nullable
    ActorRef<ToConnection> close(int code, String reason) {
        ActorRef<ToConnection> connection = connection();
        if (connection != null) {
            connection.tell(new Close(code, reason));
            forget();
        }
        return connection;
    }

    /** Whether this was the newest, which is then forgotten. */
    boolean lost(ActorRef<ToConnection> connection) {
        boolean current = connection.equals(connection());
        if (current) {
            forget();
        }
        return current;
    }

    private void forget() {
        if (newest != null) {
            context.unwatch(newest.connection());
            newest = null;
        }
    }

    /** Two stations with one identity replace each other without end (EDGE-07). */
    void warnOfClones(Connected next, Instant now) {
        if (newest == null) {
            return;
        }
        takeOvers.add(now);
        takeOvers.removeIf(earlier -> earlier.plus(MINUTE).isBefore(now));
        if (takeOvers.size() > CHANGES_A_MINUTE) {
            LOG.warn(
                    "{}: {} connections in a minute replaced each other, last {} that of {} (expected: one station with"
                            + " this identity)",
                    chargePointId,
                    takeOvers.size(),
                    next.remoteAddress(),
                    newest.remoteAddress());
            takeOvers.clear();
        }
    }
}
