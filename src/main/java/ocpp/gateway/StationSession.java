package ocpp.gateway;

import java.util.List;
import java.util.Objects;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.BootNotification;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import ocpp.socket.Connection;
import ocpp.socket.Endpoint;
import ocpp.station.ChargePointActor;
import ocpp.station.ChargePointActor.Answer;
import ocpp.station.ChargePointActor.Close;
import ocpp.station.ChargePointActor.ReadAs;
import ocpp.station.ChargePointActor.Refuse;
import ocpp.station.ChargePointActor.Send;
import ocpp.station.ChargePointActor.ToConnection;
import ocpp.station.Mended;
import ocpp.station.Stations;
import ocpp.station.ValidationPolicy;
import ocpp.wire.Frame;
import ocpp.wire.Leniency;
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
    private final Connections.Place place;
    private final Shared shared;
    private @Nullable Connection connection;
    private @Nullable ActorRef<ToConnection> self;
    private final SessionLeniency leniency;
    private boolean joined;
    private Handled handled = Handled.NOTHING;

    /** What all sessions of a server share. */
    record Shared(Stations stations, Connections connections, SessionLog log, ValidationPolicy validation) {}

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

    StationSession(
            Handshake.Offer offer,
            StationDirectory.Known known,
            String remoteAddress,
            Connections.Place place,
            Shared shared) {
        this.chargePointId = offer.chargePointId();
        this.shownId = PythonText.bare(chargePointId);
        this.closeAtOnce = offer.closeAtOnce();
        this.remoteAddress = remoteAddress;
        this.place = place;
        this.shared = shared;
        this.leniency = new SessionLeniency(shared.validation, known);
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        self = Adapter.toTyped(opened.self());
        shared.log.connected(shownId);
        boolean stays = shared.connections.add(self(), place);
        if (closeAtOnce) {
            opened.close(PROTOCOL_ERROR, "no subprotocol in common (expected: " + Handshake.SUBPROTOCOL + ")");
        } else if (stays) {
            joined = true;
            tell(new ChargePointActor.Connected(self(), remoteAddress));
        } else {
            opened.close(TRY_AGAIN_LATER, "the server is stopping");
        }
    }

    @Override
    public Leniency leniency() {
        return leniency;
    }

    @Override
    public void received(Received.Call call) {
        shared.log.received(shownId, call);
        Mended mended = call.repairs().isEmpty() ? null : new Mended(call.repairs(), call.original());
        if (call.payload() instanceof BootNotification.Request boot) {
            leniency.booted(boot);
        }
        handled = new Handled(call.action().name(), call.payload(), List.of());
        tell(new ChargePointActor.Handle(call.messageId(), call.payload(), mended, self()));
    }

    @Override
    public void malformed(Received.BadCall call) {
        shared.log.received(shownId, call);
        handled = new Handled(call.action(), null, List.of());
        tell(new ChargePointActor.NotTaken(call.action(), call.fault().description(), call.repairs()));
    }

    @Override
    public void settled(Received.Settled call) {
        shared.log.received(shownId, call);
        handled = new Handled(call.action().name(), null, List.of());
        repaired(call.messageId(), call.action(), call.repairs());
    }

    @Override
    public void mended(Action action, Received.Result result) {
        shared.log.mended(shownId, action, result.repairs());
        repaired(result.messageId(), action, result.repairs());
    }

    private void repaired(String messageId, Action action, List<String> repairs) {
        if (!repairs.isEmpty()) {
            tell(new ChargePointActor.Repaired(messageId, action, repairs));
        }
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
        if (message.unreadable()) {
            tell(new ChargePointActor.NotTaken(null, message.reason(), message.repairs()));
        }
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
    public void message(Object message) {
        if (message instanceof Answer answer) {
            handled = new Handled(handled.action, handled.request, answer.clearedProfiles());
            connection().answer(answer.messageId(), answer.payload());
        } else if (message instanceof Refuse refuse) {
            connection().refuse(refuse.messageId(), refuse.code(), refuse.description());
        } else if (message instanceof Send send) {
            connection().call(send.messageId(), send.request(), send.timeout());
        } else if (message instanceof ReadAs mode) {
            leniency.read(mode.validation());
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
