package ocpp.station;

import java.util.ArrayList;
import java.util.List;
import ocpp.station.ChargePointActor.Command;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one charge point; what is told before its actor exists waits in order. */
final class Route {
    private static final Logger LOG = LoggerFactory.getLogger(Route.class);
    private static final int LIMIT = 1000;

    private final String chargePointId;
    private final List<Command> early = new ArrayList<>();
    private volatile @Nullable ActorRef<Command> actor;

    Route(String chargePointId) {
        this.chargePointId = chargePointId;
    }

    String chargePointId() {
        return chargePointId;
    }

    @Nullable
    ActorRef<Command> actor() {
        return actor;
    }

    void tell(Command command) {
        ActorRef<Command> open = actor;
        if (open == null) {
            tellEarly(command);
        } else {
            open.tell(command);
        }
    }

    private synchronized void tellEarly(Command command) {
        ActorRef<Command> open = actor;
        if (open != null) {
            open.tell(command);
        } else if (early.size() < LIMIT) {
            early.add(command);
        } else {
            LOG.warn("{}: {} messages wait for its actor; one more is refused", chargePointId, LIMIT);
            Refusal.tell(command, "the charge point is not there yet");
        }
    }

    synchronized void open(ActorRef<Command> opened) {
        early.forEach(opened::tell);
        early.clear();
        actor = opened;
    }
}
