package ocpp.emulator.scenario.virtual;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.emulator.scenario.run.World;
import ocpp.rpc.CallOutcome;
import ocpp.wire.CodecSettings;
import ocpp.wire.ErrorCode;
import ocpp.wire.Received;
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
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final String FILES = "http://files.invalid";

    private final Timeline timeline = new Timeline(START);
    private final Deque<Event> events = new ArrayDeque<>();
    private final SmallCentralSystem centralSystem = new SmallCentralSystem();
    private final Random random;
    private @Nullable Link link;
    private int attempts;
    private int commands;
    private int transfers;

    public VirtualWorld(long seed) {
        this.random = new Random(seed);
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
        Link open = link;
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
            if (attempt == attempts) {
                link = new Link();
                happened(new Input.LinkUp());
            }
        });
    }

    private void disconnect() {
        attempts++;
        Link open = link;
        link = null;
        if (open != null) {
            open.close();
        }
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
        Link open = link;
        if (open != null) {
            open.fromStation(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean hasOperator() {
        return true;
    }

    @Override
    public void operate(OperatorRequest request) {
        Link open = link;
        if (!(request instanceof OperatorRequest.Command command)) {
            operated(centralSystem.operate(request));
        } else if (open == null) {
            operated(OperatorAnswer.trouble("not connected"));
        } else {
            open.command(command);
        }
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

    private Duration latency() {
        return Duration.ofNanos(1000L * (LEAST_LATENCY_MICROS + random.nextInt(JITTER_MICROS)));
    }

    /** One connection; what is under way when it ends is lost. */
    private final class Link {
        private final Peer station =
                new Peer(timeline, CodecSettings.chargePoint(), new StationSide(), this::fromStation);
        private final Peer server =
                new Peer(timeline, CodecSettings.centralSystem(), new ServerSide(), this::fromServer);
        private Instant stationHears = now();
        private Instant serverHears = now();
        private boolean open = true;

        void carryOut(Effect effect) {
            if (effect instanceof Effect.Send send) {
                station.send(send.messageId(), send.request(), send.timeout());
            } else if (effect instanceof Effect.Answer answer) {
                station.reply(answer.messageId(), answer.payload());
            } else if (effect instanceof Effect.Refuse refusal) {
                station.decline(refusal.messageId(), refusal.code(), refusal.description());
            }
        }

        void command(OperatorRequest.Command command) {
            Commands.Prepared prepared = Commands.prepare(command);
            if (prepared.request() == null) {
                operated(OperatorAnswer.trouble(prepared.fault()));
            } else {
                server.send("csms-" + ++commands, prepared.request(), CALL_TIMEOUT);
            }
        }

        private void fromStation(byte[] text) {
            events.add(new Frame(now(), true, text));
            serverHears = later(serverHears);
            timeline.after(Duration.between(now(), serverHears), () -> server.receive(text));
        }

        private void fromServer(byte[] text) {
            stationHears = later(stationHears);
            timeline.after(Duration.between(now(), stationHears), () -> {
                if (open) {
                    events.add(new Frame(now(), false, text));
                    station.receive(text);
                }
            });
        }

        /** When a text that leaves now arrives: never before one that left earlier. */
        private Instant later(Instant last) {
            Instant arrival = now().plus(latency());
            return arrival.isAfter(last) ? arrival : last;
        }

        /** What the charge point has sent before still arrives. */
        void close() {
            open = false;
            station.close();
            Duration wait = Duration.between(now(), serverHears);
            timeline.after(wait.isNegative() ? Duration.ZERO : wait, server::close);
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
                var answer = centralSystem.answer(call.messageId(), call.payload(), now());
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
}
