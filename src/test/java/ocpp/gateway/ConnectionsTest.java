package ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final String OCPP = "Sec-WebSocket-Protocol: ocpp1.6";

    private static ConsoleLines console;

    @BeforeAll
    static void start() {
        console = new ConsoleLines();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void aboveTheLimitOfConnectionsIsNoRoom() throws Exception {
        try (TestGateway small = TestGateway.start("ocpp.server.max-connections = 2")) {
            Station first = small.connect("/CP_1");
            small.connect("/CP_2");
            Awaitility.await().until(() -> small.listening().connections() == 2);
            assertThat(small.handshake("/CP_3", OCPP))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nRetry-After: ");
            first.closeBlocking();
            Awaitility.await().until(() -> small.listening().connections() == 1);
            assertThat(small.handshake("/CP_3", OCPP)).startsWith("HTTP/1.1 101 ");
        }
        assertThat(console.all())
                .filteredOn(line -> line.contains("/CP_3"))
                .singleElement(STRING)
                .endsWith("refused with 503: the limit of 2 connections is reached");
    }

    @Test
    void ofManyHandshakesAtOnceThoseAboveTheLimitAreRefused() throws Exception {
        CompletableFuture<StationDirectory.Entry> found = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        StationDirectory slow = id -> {
            asked.incrementAndGet();
            return found;
        };
        try (TestGateway small = TestGateway.start(slow, "ocpp.server.max-connections = 5")) {
            List<Socket> sockets = new ArrayList<>();
            for (int number = 1; number <= 20; number++) {
                sockets.add(small.sendHandshake("/CP_" + number, OCPP));
            }
            Awaitility.await().until(() -> asked.get() == 20);
            found.complete(new StationDirectory.Entry(true, null, StationDirectory.Known.NOTHING));
            List<String> heads = new ArrayList<>();
            for (Socket socket : sockets) {
                heads.add(TestGateway.head(socket));
            }
            assertThat(heads)
                    .filteredOn(head -> head.startsWith("HTTP/1.1 101 "))
                    .hasSize(5);
            assertThat(heads)
                    .filteredOn(head -> head.startsWith("HTTP/1.1 503 ") && head.contains("\r\nRetry-After: "))
                    .hasSize(15);
            for (Socket socket : sockets) {
                socket.close();
            }
            Awaitility.await().until(() -> small.listening().connections() == 0);
            small.connect("/CP_21").closeBlocking();
        }
    }

    @Test
    void aServerThatStopsIsNoRoom() throws Exception {
        try (TestGateway stopping = TestGateway.start()) {
            stopping.listening().closeConnections();
            assertThat(stopping.handshake("/CP_4", OCPP))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nRetry-After: ");
        }
        assertThat(console.all())
                .filteredOn(line -> line.contains("/CP_4"))
                .singleElement(STRING)
                .endsWith("refused with 503: the server is stopping");
    }

    @Test
    void aPlaceWhoseConnectionDoesNotOpenIsFreeAgainAfterAWhile() {
        AtomicReference<Instant> now = new AtomicReference<>(TestGateway.NOW);
        Connections connections = new Connections(1, now::get);
        assertThat(connections.take()).isNotNull();
        assertThat(connections.hasRoom()).isFalse();
        now.set(TestGateway.NOW.plus(Connections.OPENING));
        assertThat(connections.take()).isNull();
        now.set(TestGateway.NOW.plus(Connections.OPENING).plusMillis(1));
        assertThat(connections.hasRoom()).isTrue();
        assertThat(connections.take()).isNotNull();
        assertThat(connections.take()).isNull();
    }
}
