package ocpp.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP over real sockets, with actors on the threads of the sockets and on others. */
@ParameterizedClass
@ValueSource(strings = {"ocpp.transport.EventLoopExecutor", "fork-join-executor"})
@Timeout(60)
class HttpListenerTest {
    private static final int CHUNK = 10_000;
    private static final int CHUNKS = 1_500;
    /** What may be under way in buffers of both systems and of both sides. */
    private static final long IN_BUFFERS = 8_000_000;

    private final ActorSystem<Void> system;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicLong made = new AtomicLong();
    private final CompletableFuture<Long> taken = new CompletableFuture<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<HttpResponse> later = new CompletableFuture<>();
    private final HttpListener listener;

    HttpListenerTest(String executor) throws Exception {
        system = ActorSystem.create(
                Behaviors.empty(),
                "listener",
                ConfigFactory.parseString("""
                        pekko.actor.default-dispatcher.executor = "%s"
                        pekko.http.server { idle-timeout = 1s, request-timeout = infinite, max-connections = 3
                                            parsing.max-content-length = infinite }
                        """.formatted(executor)).withFallback(ConfigFactory.load()));
        listener = HttpListener.bind(
                        system,
                        ServerSettings.create(system.classicSystem()),
                        new InetSocketAddress("127.0.0.1", 0),
                        new SendBatches(steps::incrementAndGet),
                        this::handle)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        listener.unbind().toCompletableFuture().join();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request) {
        return switch (request.getUri().path()) {
            case "/long" ->
                CompletableFuture.completedFuture(HttpResponse.create()
                        .withEntity(HttpEntities.createCloseDelimited(
                                ContentTypes.APPLICATION_OCTET_STREAM,
                                Source.range(0, CHUNKS - 1).map(this::chunk))));
            case "/later" -> {
                asked.incrementAndGet();
                yield later;
            }
            case "/slow" ->
                request.entity()
                        .getDataBytes()
                        .throttle(1, Duration.ofMillis(20))
                        .runFold(0L, (sum, bytes) -> sum + bytes.size(), system)
                        .handle((sum, failure) -> {
                            taken.complete(failure == null ? sum : -1L);
                            return HttpResponse.create();
                        });
            default -> CompletableFuture.completedFuture(HttpResponse.create().withEntity("hello"));
        };
    }

    private ByteString chunk(int number) {
        made.addAndGet(CHUNK);
        byte[] bytes = new byte[CHUNK];
        java.util.Arrays.fill(bytes, (byte) number);
        return ByteString.fromArrayUnsafe(bytes);
    }

    @Test
    void aPeerThatReadsSlowlyHoldsUpWhatIsMadeForItAndGetsAllInOrder() throws Exception {
        try (Socket socket = connect()) {
            socket.setReceiveBufferSize(64 * 1024);
            send(socket, "GET /long HTTP/1.1\r\nHost: a\r\n\r\n");
            Awaitility.await().until(() -> made.get() > 0);
            awaitStandstill(made);
            assertThat(made.get()).isLessThan(IN_BUFFERS);
            byte[] all = socket.getInputStream().readAllBytes();
            int body = all.length - CHUNK * CHUNKS;
            assertThat(IntStream.range(0, CHUNKS)
                            .allMatch(number -> all[body + number * CHUNK] == (byte) number
                                    && all[body + number * CHUNK + CHUNK - 1] == (byte) number))
                    .isTrue();
        }
    }

    @Test
    void whatIsNotTakenIsNotRead() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n");
            CompletableFuture<Long> sent = new CompletableFuture<>();
            AtomicLong bytes = new AtomicLong();
            Thread writer = new Thread(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    while (bytes.get() < 100_000_000) {
                        out.write(new byte[CHUNK]);
                        bytes.addAndGet(CHUNK);
                    }
                } catch (IOException closed) {
                    sent.complete(bytes.get());
                }
            });
            writer.start();
            awaitStandstill(bytes);
            socket.close();
            assertThat(sent.get(10, TimeUnit.SECONDS)).isLessThan(30_000_000L);
            assertThat(taken.get(20, TimeUnit.SECONDS)).isEqualTo(-1L);
        }
    }

    @Test
    void theCommonStepIsDoneBeforeAnAnswerArrives() throws Exception {
        try (Socket socket = connect()) {
            for (int request = 1; request <= 20; request++) {
                send(socket, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(answer(socket.getInputStream())).endsWith("hello");
                assertThat(steps.get()).isGreaterThanOrEqualTo(request);
            }
        }
    }

    @Test
    void aConnectionOnWhichNothingMovesIsClosed() throws Exception {
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            send(socket, "GET /hel");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
        }
    }

    @Test
    void moreConnectionsThanAreTakenAreClosedAtOnceAndRoomComesBack() throws Exception {
        try (Socket first = connect();
                Socket second = connect();
                Socket third = connect()) {
            expectHello(first, second, third);
            try (Socket fourth = connect()) {
                assertThat(isRefused(fourth)).isTrue();
            }
            first.setSoLinger(true, 0);
        }
        Awaitility.await().until(() -> {
            try (Socket again = connect()) {
                return !isRefused(again);
            }
        });
    }

    @Test
    void aStopAnswersWhatIsAskedAndEndsWhatIsOpen() throws Exception {
        try (Socket idle = connect();
                Socket asking = connect()) {
            expectHello(idle);
            send(asking, "GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
            Awaitility.await().until(() -> asked.get() == 1);
            CompletableFuture<Done> stopped =
                    listener.stop(Duration.ofSeconds(20)).toCompletableFuture();
            assertThat(stopped).isNotDone();
            later.complete(HttpResponse.create().withEntity("hello"));
            assertThat(answer(asking.getInputStream())).endsWith("hello");
            stopped.get(10, TimeUnit.SECONDS);
            assertThat(asking.getInputStream().read()).isEqualTo(-1);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aStopDoesNotWaitForEver() throws Exception {
        try (Socket asking = connect()) {
            send(asking, "GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
            Awaitility.await().until(() -> asked.get() == 1);
            listener.stop(Duration.ofMillis(50)).toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(asking.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** A number that grew and grows no more, or hardly. */
    private static void awaitStandstill(AtomicLong number) {
        AtomicLong before = new AtomicLong();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .until(() -> number.get() - before.getAndSet(number.get()) < 200_000 && number.get() > 0);
    }

    private static void expectHello(Socket... sockets) throws IOException {
        for (Socket socket : sockets) {
            send(socket, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(answer(socket.getInputStream())).endsWith("hello");
        }
    }

    private static boolean isRefused(Socket socket) throws IOException {
        try {
            send(socket, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", listener.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Up to the end of the word that is always answered. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("hello") < 0) {
            int next = in.read();
            assertThat(next).as(text.toString()).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }
}
