package ocpp.emulator.scenario.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.Mangler;
import ocpp.emulator.link.Network;
import ocpp.emulator.link.Way;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.emulator.scenario.run.World;
import ocpp.rpc.CallOutcome;
import ocpp.wire.CodecSettings;
import ocpp.wire.ErrorCode;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;

/** One connection in memory; what is under way to the charge point when it ends is lost. */
final class MemoryLink {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Consumer<String> lost;
    private final Peer station;
    private final Peer server;
    private Instant serverHears;
    private boolean open = true;

    /**
     * What a connection runs through.
     *
     * @param travel what the next text takes on its way
     * @param events takes what happens
     */
    record Surroundings(
            Timeline timeline,
            Network network,
            SmallCentralSystem centralSystem,
            Supplier<Duration> travel,
            Consumer<World.Event> events) {}

    /** @param lost hears why the network has cut the connection */
    MemoryLink(Surroundings around, Consumer<String> lost) {
        this.around = around;
        this.lost = lost;
        this.station = new Peer(around.timeline(), CodecSettings.chargePoint(), new StationSide(), this::fromStation);
        this.server = new Peer(around.timeline(), CodecSettings.centralSystem(), new ServerSide(), this::fromServer);
        this.serverHears = now();
    }

    void carryOut(Effect effect) {
        if (effect instanceof Effect.Send send) {
            station.send(send.messageId(), send.request(), send.timeout());
        } else if (effect instanceof Effect.Answer answer) {
            station.reply(answer.messageId(), answer.payload());
        } else if (effect instanceof Effect.Refuse refusal) {
            station.decline(refusal.messageId(), refusal.code(), refusal.description());
        } else if (effect instanceof Effect.Ignore ignored) {
            station.ignore(ignored.messageId());
        }
    }

    /** The operator's CALL; the answer is an event. */
    void command(OperatorRequest.Command command) {
        Commands.Prepared prepared = Commands.prepare(command);
        if (prepared.request() == null) {
            operated(OperatorAnswer.trouble(prepared.fault()));
        } else {
            server.send(around.centralSystem().newMessageId(), prepared.request(), CALL_TIMEOUT);
        }
    }

    void fromStation(byte[] text) {
        send(around.network().toCentralSystem(), text, this::leave);
    }

    /** A text leaves the charge point. */
    private void leave(Way.Passage passage) {
        if (open) {
            around.events().accept(new World.Frame(now(), true, passage.text()));
            serverHears = passage.arrival();
            at(passage, () -> server.receive(passage.text()));
        }
    }

    private void fromServer(byte[] text) {
        send(around.network().toStation(), text, this::approach);
    }

    /** A text is on its way to the charge point. */
    private void approach(Way.Passage passage) {
        at(passage, () -> {
            if (open) {
                around.events().accept(new World.Frame(now(), false, passage.text()));
                station.receive(passage.text());
            }
        });
    }

    private void at(Way.Passage passage, Runnable arrival) {
        Runnable end = () -> {
            if (open) {
                lost.accept("the connection was cut: nothing arrives any more");
            }
        };
        around.timeline().after(Duration.between(now(), passage.arrival()), passage.lost() ? end : arrival);
    }

    private void send(Way way, byte[] text, Consumer<Way.Passage> then) {
        List<Way.Passage> passages = way.pass(text, now(), around.travel().get());
        passages.forEach(then);
        if (passages.isEmpty()) {
            around.timeline().after(Mangler.LONGEST_HOLD, () -> ifHeld(way, then));
        }
    }

    private void ifHeld(Way way, Consumer<Way.Passage> then) {
        Way.@Nullable Passage passage = open ? way.overdue(now()) : null;
        if (passage != null) {
            then.accept(passage);
        }
    }

    /** What the charge point has sent before still arrives. */
    void close() {
        open = false;
        station.close();
        Duration wait = Duration.between(now(), serverHears);
        around.timeline().after(wait.isNegative() ? Duration.ZERO : wait, server::close);
    }

    private Instant now() {
        return around.timeline().now();
    }

    private void happened(Input input) {
        around.events().accept(new World.Happened(now(), input));
    }

    private void operated(OperatorAnswer answer) {
        around.events().accept(new World.Operated(now(), answer));
    }

    private final class StationSide implements Peer.Listener {
        @Override
        public void called(Received.Call call) {
            happened(new Input.Received(call.messageId(), call.payload()));
        }

        @Override
        public void ended(String messageId, CallOutcome outcome) {
            happened(new Input.Ended(messageId, outcome));
        }

        @Override
        public void unreadable(String reason) {
            happened(new Input.BadText(reason));
        }
    }

    private final class ServerSide implements Peer.Listener {
        @Override
        public void called(Received.Call call) {
            var answer = around.centralSystem().answer(call.messageId(), call.payload(), now());
            if (answer == null) {
                server.decline(call.messageId(), ErrorCode.NotSupported, "");
            } else {
                server.reply(call.messageId(), answer);
            }
        }

        @Override
        public void ended(String messageId, CallOutcome outcome) {
            operated(Commands.answer(outcome));
        }
    }
}
