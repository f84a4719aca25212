package ocpp.gateway;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import ocpp.station.ChargePointActor;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The open connections: counted, and told to close when the server stops. */
final class Connections {
    private final int most;
    private final Set<ActorRef<ChargePointActor.ToConnection>> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Done> allClosed = new CompletableFuture<>();
    private volatile boolean stopping;

    Connections(int most) {
        this.most = most;
    }

    /** Why no more would be taken now; null when one more would. */
    @Nullable
    String refusal() {
        if (stopping) {
            return "the server is stopping";
        }
        return open.size() < most ? null : "the limit of " + most + " connections is reached";
    }

    /** Notes an open connection; false when it has to close, since many handshakes at once can exceed the limit. */
    boolean add(ActorRef<ChargePointActor.ToConnection> connection) {
        open.add(connection);
        return !stopping && open.size() <= most;
    }

    /** Notes that a connection is closed. */
    void remove(ActorRef<ChargePointActor.ToConnection> connection) {
        open.remove(connection);
        completeIfAllClosed();
    }

    int count() {
        return open.size();
    }

    /** Has every connection close and takes none any more; complete when all are closed. */
    CompletionStage<Done> closeAll(int code, String reason) {
        stopping = true;
        open.forEach(connection -> connection.tell(new ChargePointActor.Close(code, reason)));
        completeIfAllClosed();
        return allClosed;
    }

    private void completeIfAllClosed() {
        if (stopping && open.isEmpty()) {
            allClosed.complete(Done.done());
        }
    }
}
