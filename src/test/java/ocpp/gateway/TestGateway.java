package ocpp.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ocpp.socket.FrameLog;
import ocpp.socket.SocketSettings;
import ocpp.station.LocalStations;
import ocpp.station.MemoryLedger;
import ocpp.station.Ports;
import ocpp.station.StateRegistry;
import ocpp.station.StationFeed;
import ocpp.station.StationSettings;
import ocpp.telemetry.Tracing;
import ocpp.transport.SendBatches;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import org.apache.pekko.actor.typed.ActorSystem;

/** The endpoint with its charge points, on a free port, its clock standing still. */
final class TestGateway implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-18T12:34:56Z");
    static final StationDirectory OPEN = id ->
            CompletableFuture.completedFuture(new StationDirectory.Entry(true, null, StationDirectory.Known.NOTHING));

    private static final String[] HANDSHAKE = {
        "Host: localhost",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    private final ActorSystem<StateRegistry.Command> system;
    private final Gateway.Listening listening;

    private TestGateway(StationDirectory directory, String settings) throws Exception {
        Config config = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.parseString("ocpp.server.port = 0"))
                .withFallback(ConfigFactory.parseResources("pekko.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        MemoryLedger memory = new MemoryLedger();
        LocalStations stations = new LocalStations();
        system = ActorSystem.create(
                StateRegistry.create(
                        new Ports(memory, memory, memory, StationFeed.NONE, clock),
                        StationSettings.from(config),
                        stations),
                "gateway",
                config);
        Gateway.Parts parts = new Gateway.Parts(
                stations,
                directory,
                StationSettings.from(config).validation(),
                new FrameCodec(CodecSettings.centralSystemTakingProfiles()),
                id -> FrameLog.NONE,
                new SendBatches(() -> {}),
                Tracing.off(),
                SocketSettings.from(config),
                clock);
        listening = Gateway.start(system, GatewaySettings.from(config), parts)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    static TestGateway start(String... settings) throws Exception {
        return start(OPEN, settings);
    }

    static TestGateway start(StationDirectory directory, String... settings) throws Exception {
        return new TestGateway(directory, String.join("\n", settings));
    }

    Gateway.Listening listening() {
        return listening;
    }

    String url(String path) {
        return "ws://127.0.0.1:" + listening.address().getPort() + path;
    }

    Station connect(String path) throws Exception {
        return Station.connect(url(path));
    }

    /** Sends a handshake for this path with further header lines and returns the head of the answer. */
    String handshake(String path, String... headers) throws IOException {
        try (Socket socket = sendHandshake(path, headers)) {
            return head(socket);
        }
    }

    /** Sends a handshake for this path with further header lines, its answer still to be read. */
    Socket sendHandshake(String path, String... headers) throws IOException {
        return send("GET " + path + " HTTP/1.1", join(HANDSHAKE, headers));
    }

    /** Sends a request line and header lines as they are; returns what comes back up to the end of its head. */
    String request(String line, String... headers) throws IOException {
        try (Socket socket = send(line, headers)) {
            return head(socket);
        }
    }

    private Socket send(String line, String... headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", listening.address().getPort());
        socket.setSoTimeout(10_000);
        String text = line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** What comes up to the end of a head. */
    static String head(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            answer.append((char) octet);
        }
        return answer.toString();
    }

    @Override
    public void close() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static String[] join(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
