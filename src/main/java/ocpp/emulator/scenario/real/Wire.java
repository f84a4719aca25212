package ocpp.emulator.scenario.real;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.Mangler;
import ocpp.emulator.link.Network;
import ocpp.emulator.link.Way;
import ocpp.emulator.runner.StationObserver;
import ocpp.emulator.scenario.run.World;
import ocpp.socket.CloseCodes;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * One connection over a network that may be bad: what leaves is seen when it is sent and goes out when it arrives; what
 * comes is held up before anybody sees it. Thread-safe.
 */
final class Wire implements StationObserver {
    private final Network network;
    private final PacedClock clock;
    private final ScheduledExecutorService timer;
    private final Consumer<World.Frame> frames;
    private volatile @Nullable ActorRef<LinkCommand> link;

    /**
     * @param timer of {@link #newTimer}
     * @param frames takes every text of the wire
     */
    Wire(Network network, PacedClock clock, ScheduledExecutorService timer, Consumer<World.Frame> frames) {
        this.network = network;
        this.clock = clock;
        this.timer = timer;
        this.frames = frames;
    }

    /** One thread, which starts when something is held up. */
    static ScheduledExecutorService newTimer() {
        return new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "scenario-network");
            thread.setDaemon(true);
            return thread;
        });
    }

    void opened(ActorRef<LinkCommand> opened) {
        link = opened;
    }

    /** Sends a text that is none of the charge point's. */
    void submit(String text) {
        for (byte[] atOnce : leaving(clock.instant(), text.getBytes(StandardCharsets.UTF_8))) {
            tell(outbound(atOnce));
        }
    }

    @Override
    public List<byte[]> leaving(Instant at, byte[] text) {
        return pass(network.toCentralSystem(), text, this::leave);
    }

    @Override
    public List<byte[]> arriving(Instant at, byte[] text) {
        return pass(network.toStation(), text.clone(), passage -> hold(passage, LinkCommand.Arrive::new));
    }

    @Override
    public void received(Instant at, byte[] text) {
        frames.accept(new World.Frame(at, false, text.clone()));
    }

    /** What of a text goes on at once. */
    private List<byte[]> pass(Way way, byte[] text, Function<Way.Passage, Boolean> holding) {
        List<Way.Passage> passages = way.pass(text, clock.instant(), Duration.ZERO);
        if (passages.isEmpty()) {
            schedule(clock.instant().plus(Mangler.LONGEST_HOLD), () -> ifHeld(way, holding));
        }
        List<byte[]> atOnce = new ArrayList<>();
        for (Way.Passage passage : passages) {
            if (!holding.apply(passage)) {
                atOnce.add(passage.text());
            }
        }
        return atOnce;
    }

    private void ifHeld(Way way, Function<Way.Passage, Boolean> holding) {
        Way.@Nullable Passage passage = way.overdue(clock.instant());
        if (passage != null && !holding.apply(passage)) {
            tell(way == network.toStation() ? new LinkCommand.Arrive(passage.text()) : outbound(passage.text()));
        }
    }

    private boolean leave(Way.Passage passage) {
        frames.accept(new World.Frame(clock.instant(), true, passage.text().clone()));
        return hold(passage, Wire::outbound);
    }

    /** Keeps a text until it arrives; false where it arrives at once. */
    private boolean hold(Way.Passage passage, Function<byte[], LinkCommand> arrival) {
        if (passage.lost()) {
            schedule(
                    passage.arrival(),
                    () -> tell(new LinkCommand.Close(CloseCodes.ABNORMAL, "nothing arrives any more")));
        } else if (passage.arrival().isAfter(clock.instant())) {
            schedule(passage.arrival(), () -> tell(arrival.apply(passage.text())));
        } else {
            return false;
        }
        return true;
    }

    private static LinkCommand outbound(byte[] text) {
        return new LinkCommand.Text(new String(text, StandardCharsets.UTF_8));
    }

    private void schedule(Instant at, Runnable action) {
        Duration wait = clock.real(Duration.between(clock.instant(), at));
        try {
            var unused = timer.schedule(action, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The run is over, and the connection with it.
        }
    }

    private void tell(LinkCommand command) {
        ActorRef<LinkCommand> open = link;
        if (open != null) {
            open.tell(command);
        }
    }
}
