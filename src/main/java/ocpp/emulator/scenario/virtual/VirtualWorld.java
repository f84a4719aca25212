package ocpp.emulator.scenario.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.Network;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.emulator.scenario.run.World;
import org.jspecify.annotations.Nullable;

/** A world in memory, whose time goes as fast as there is something to do; the same for the same seed. */
public final class VirtualWorld implements World {
    /** Midnight, so that intervals that are aligned to the clock begin with the scenario. */
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Duration HANDSHAKE = Duration.ofMillis(8);
    private static final int LEAST_LATENCY_MICROS = 2_000;
    private static final int JITTER_MICROS = 4_000;
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final Duration TRANSFER = Duration.ofSeconds(2);
    private static final Duration RESTART = Duration.ofSeconds(5);
    private static final String FILES = "http://files.invalid";

    private final Timeline timeline = new Timeline(START);
    private final Deque<Event> events = new ArrayDeque<>();
    private final SmallCentralSystem centralSystem = new SmallCentralSystem();
    private final Random random;
    private final Network network;
    private @Nullable MemoryLink link;
    private int attempts;
    private Instant awayUntil = START;
    private int transfers;

    public VirtualWorld(long seed) {
        this.random = new Random(seed);
        this.network = new Network(seed);
    }

    @Override
    public Instant now() {
        return timeline.now();
    }

    @Override
    public Instant peerTime(Instant at) {
        return at;
    }

    @Override
    public Instant deadline(Duration within) {
        return now().plus(within);
    }

    @Override
    public Duration quiet() {
        return QUIET;
    }

    @Override
    public Instant limit(Duration timeout) {
        return now().plus(timeout);
    }

    @Override
    public @Nullable Event next(Instant deadline) {
        while (events.isEmpty() && timeline.advance(deadline)) {
            // What was due may have brought an event.
        }
        return events.poll();
    }

    @Override
    public void carryOut(Effect effect) {
        MemoryLink open = link;
        if (effect instanceof Effect.Connect) {
            connect();
        } else if (effect instanceof Effect.Disconnect) {
            disconnect();
        } else if (effect instanceof Effect.Download download) {
            transfer(download.job(), download.location(), new FileContent(1_000_000, true));
        } else if (effect instanceof Effect.Upload upload) {
            transfer(upload.job(), upload.location(), FileContent.UPLOADED);
        } else if (effect instanceof Effect.CancelFile) {
            transfers++;
        } else if (open != null) {
            open.carryOut(effect);
        }
    }

    private void connect() {
        disconnect();
        int attempt = ++attempts;
        timeline.after(HANDSHAKE, () -> {
            if (attempt == attempts && now().isBefore(awayUntil)) {
                happened(new Input.LinkRefused("connection refused"));
            } else if (attempt == attempts) {
                network.connected();
                link = new MemoryLink(
                        new MemoryLink.Surroundings(timeline, network, centralSystem, this::travel, events::add),
                        this::lost);
                happened(new Input.LinkUp());
            }
        });
    }

    private void disconnect() {
        attempts++;
        MemoryLink open = link;
        link = null;
        if (open != null) {
            open.close();
        }
    }

    /** The connection is gone, and the charge point hears of it. */
    private void lost(String reason) {
        disconnect();
        happened(new Input.LinkDown(reason));
    }

    private void transfer(int job, String location, FileContent content) {
        int transfer = ++transfers;
        boolean found = location.startsWith(FILES) && !location.contains("/missing");
        timeline.after(TRANSFER, () -> {
            if (transfer == transfers) {
                happened(found ? new Input.FileDone(job, content) : new Input.FileFailed(job, "404 Not Found"));
            }
        });
    }

    private void happened(Input input) {
        events.add(new Happened(now(), input));
    }

    @Override
    public void sendText(String text) {
        MemoryLink open = link;
        if (open != null) {
            open.fromStation(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public boolean hasOperator() {
        return true;
    }

    @Override
    public boolean canRestart() {
        return true;
    }

    @Override
    public void operate(OperatorRequest request) {
        MemoryLink open = link;
        if (request instanceof OperatorRequest.Restart) {
            restart();
        } else if (!(request instanceof OperatorRequest.Command command)) {
            operated(centralSystem.operate(request));
        } else if (open == null) {
            operated(OperatorAnswer.trouble("not connected"));
        } else {
            open.command(command);
        }
    }

    /** It is away for a while and has forgotten nothing. */
    private void restart() {
        awayUntil = now().plus(RESTART);
        if (link != null) {
            lost("1001 the central system stops");
        }
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        timeline.after(RESTART, () -> operated(new OperatorAnswer(OperatorAnswer.ANSWERED, nothing)));
    }

    private void operated(OperatorAnswer answer) {
        events.add(new Operated(now(), answer));
    }

    @Override
    public String filesUrl() {
        return FILES;
    }

    @Override
    public void close() {
        disconnect();
    }

    private Duration travel() {
        return Duration.ofNanos(1000L * (LEAST_LATENCY_MICROS + random.nextInt(JITTER_MICROS)));
    }
}
