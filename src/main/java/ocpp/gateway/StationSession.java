package ocpp.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import ocpp.socket.Connection;
import ocpp.socket.Endpoint;
import ocpp.station.ChargePointActor;
import ocpp.station.ChargePointActor.Answer;
import ocpp.station.ChargePointActor.Close;
import ocpp.station.ChargePointActor.Refuse;
import ocpp.station.ChargePointActor.Send;
import ocpp.station.ChargePointActor.ToConnection;
import ocpp.station.Stations;
import ocpp.wire.Frame;
import ocpp.wire.Received;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;

/** Joins one connection and its charge point: hands over what comes, sends what it is told, writes the console's lines. */
final class StationSession implements Endpoint {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final String EARLY = "the connection is open before anything else happens";

    private final String chargePointId;
    private final String shownId;
    private final boolean closeAtOnce;
    private final String remoteAddress;
    private final Shared shared;
    private @Nullable Connection connection;
    private @Nullable ActorRef<ToConnection> self;
    private boolean joined;
    private Handled handled = Handled.NOTHING;

    /** What all sessions of a server share. */
    record Shared(Stations stations, Connections connections, SessionLog log) {}

    /**
     * The CALL being answered.
     *
     * @param action as sent, null where it could not be read
     * @param request null where the CALL is not valid
     * @param clearedProfiles the charging profiles that it removed
     */
    private record Handled(
            @Nullable String action, @Nullable RequestPayload<?> request, List<Integer> clearedProfiles) {
        static final Handled NOTHING = new Handled(null, null, List.of());
    }

    /** The text of a state dump is there. */
    private record Dumped(String text) {}

    StationSession(Handshake.Offer offer, String remoteAddress, Shared shared) {
        this.chargePointId = offer.chargePointId();
        this.shownId = PythonText.bare(chargePointId);
        this.closeAtOnce = offer.closeAtOnce();
        this.remoteAddress = remoteAddress;
        this.shared = shared;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        self = Adapter.toTyped(opened.self());
        shared.log.connected(shownId);
        boolean hasRoom = shared.connections.add(self());
        if (closeAtOnce) {
            opened.close(PROTOCOL_ERROR, "no subprotocol in common (expected: " + Handshake.SUBPROTOCOL + ")");
        } else if (hasRoom) {
            joined = true;
            tell(new ChargePointActor.Connected(self(), remoteAddress));
        } else {
            opened.close(TRY_AGAIN_LATER, "the server takes no more connections now");
        }
    }

    @Override
    public void received(Received.Call call) {
        shared.log.received(shownId, call);
        handled = new Handled(call.action().name(), call.payload(), List.of());
        tell(new ChargePointActor.Handle(call.messageId(), call.payload(), self()));
    }

    @Override
    public void malformed(Received.BadCall call) {
        shared.log.received(shownId, call);
        handled = new Handled(call.action(), null, List.of());
    }

    @Override
    public void settled(Received.Settled call) {
        shared.log.received(shownId, call);
        handled = new Handled(call.action().name(), null, List.of());
    }

    @Override
    public void answering(Frame answer) {
        RequestPayload<?> request = handled.request;
        if (answer instanceof Frame.CallError error) {
            shared.log.answering(shownId, handled.action, request != null, error);
        } else if (answer instanceof Frame.CallResult result && request != null) {
            shared.log.answering(shownId, request, handled.clearedProfiles, result);
        }
        handled = Handled.NOTHING;
    }

    @Override
    public void ignored(Received.Ignored message) {
        shared.log.ignored(shownId, message);
    }

    @Override
    public void dumpState() {
        ActorRef<Dumped> self = Adapter.toTyped(connection().self());
        shared.stations.dump().whenComplete((dump, failure) -> {
            if (dump != null) {
                self.tell(new Dumped(dump.toJson()));
            }
        });
    }

    @Override
    public void ended(String messageId, CallOutcome outcome) {
        tell(new ChargePointActor.Ended(messageId, outcome));
    }

    @Override
    public void roundTrip(Duration time) {}

    @Override
    public void message(Object message) {
        if (message instanceof Answer answer) {
            handled = new Handled(handled.action, handled.request, answer.clearedProfiles());
            connection().answer(answer.messageId(), answer.payload());
        } else if (message instanceof Refuse refuse) {
            connection().refuse(refuse.messageId(), refuse.code(), refuse.description());
        } else if (message instanceof Send send) {
            connection().call(send.messageId(), send.request(), send.timeout());
        } else if (message instanceof Close close) {
            connection().close(close.code(), close.reason());
        } else if (message instanceof Dumped dumped) {
            connection().text(dumped.text());
        }
    }

    @Override
    public void closed(CloseReason reason) {
        if (joined) {
            tell(new ChargePointActor.Disconnected(self()));
        }
        shared.connections.remove(self());
        shared.log.disconnected(shownId);
    }

    private ActorRef<ToConnection> self() {
        return Objects.requireNonNull(self, EARLY);
    }

    private Connection connection() {
        return Objects.requireNonNull(connection, EARLY);
    }

    private void tell(ChargePointActor.Command command) {
        shared.stations.tell(chargePointId, command);
    }
}
