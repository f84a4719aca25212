package ocpp.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import ocpp.station.ChargePointActor;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The places for connections: taken by a handshake, held until its connection ends; told to close when the server stops. */
final class Connections {
    /** A place is free again when its connection has not opened after this: the peer went away during its handshake. */
    static final Duration OPENING = Duration.ofSeconds(10);

    /** What a handshake holds until its connection opens. */
    static final class Place {
        private final Instant until;

        private Place(Instant until) {
            this.until = until;
        }
    }

    private final int most;
    private final InstantSource clock;
    private final Set<Place> opening = ConcurrentHashMap.newKeySet();
    private final Set<ActorRef<ChargePointActor.ToConnection>> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Done> allClosed = new CompletableFuture<>();
    private volatile boolean stopping;

    Connections(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Whether a handshake would get a place now. */
    boolean hasRoom() {
        if (isFull()) {
            Instant now = clock.instant();
            opening.removeIf(place -> place.until.isBefore(now));
        }
        return !stopping && !isFull();
    }

    private boolean isFull() {
        return open.size() + opening.size() >= most;
    }

    /** Why a handshake gets no place. */
    String refusal() {
        return stopping ? "the server is stopping" : "the limit of " + most + " connections is reached";
    }

    /** A place for the connection of a handshake; null where there is none. */
    @Nullable
    synchronized Place take() {
        if (!hasRoom()) {
            return null;
        }
        Place place = new Place(clock.instant().plus(OPENING));
        opening.add(place);
        return place;
    }

    /** Notes an open connection; false when it has to close, since the server stops. */
    boolean add(ActorRef<ChargePointActor.ToConnection> connection, Place place) {
        open.add(connection);
        opening.remove(place);
        return !stopping;
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
