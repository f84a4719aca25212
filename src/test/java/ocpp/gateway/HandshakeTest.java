package ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ocpp.store.StationSecret;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final String OCPP = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final String HEX = "0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF";
    private static final byte[] KEY = HexFormat.of().parseHex(HEX);
    private static final StationSecret SECRET = StationSecret.of(HEX, new byte[StationSecret.SALT]);

    /** SECRET has a password, STRANGER is not known, BROKEN cannot be looked up. */
    private static final StationDirectory DIRECTORY = id -> switch (id) {
        case "SECRET", "A:B" ->
            CompletableFuture.completedFuture(
                    new StationDirectory.Entry(true, SECRET::matches, StationDirectory.Known.NOTHING));
        case "STRANGER" ->
            CompletableFuture.completedFuture(new StationDirectory.Entry(false, null, StationDirectory.Known.NOTHING));
        case "BROKEN" -> CompletableFuture.failedFuture(new IllegalStateException("no database"));
        default -> TestGateway.OPEN.find(id);
    };

    private static ConsoleLines console;
    private static TestGateway lenient;
    private static TestGateway strict;

    @BeforeAll
    static void start() throws Exception {
        console = new ConsoleLines();
        lenient = TestGateway.start(DIRECTORY);
        strict = TestGateway.start(
                "ocpp.server { accept-without-subprotocol = off, unknown-subprotocol = close, dump-state = off }");
    }

    @AfterAll
    static void stop() throws Exception {
        lenient.close();
        strict.close();
        console.close();
    }

    @ParameterizedTest
    @DisplayName("J-CONN-02, J-CONN-04: any path, the last segment decoded once is the identity")
    @CsvSource({
        "/CP_1, CP_1",
        "/any/path/RDAM%20123, RDAM 123",
        "/CP%252F1, CP%2F1",
        "/CP%2F1, CP/1",
        "/a|b, a|b",
        "/%C3%BC+, \u00fc+"
    })
    void theIdentityIsTheLastSegment(String path, String identity) throws Exception {
        try (TestGateway gateway = TestGateway.start()) {
            assertThat(gateway.handshake(path, OCPP)).startsWith("HTTP/1.1 101 ");
            Station other = gateway.connect("/other");
            assertThat(other.ask("DUMP_STATE")).contains("\"chargePointId\":\"" + identity + "\"");
        }
    }

    @ParameterizedTest
    @DisplayName("J-CONN-05: no identity, one too long, no UTF-8, a control character")
    @ValueSource(strings = {"/", "/CP_1/", "/a%FFb", "/a%00b", "/1234567890123456789012345678901234567890123456789"})
    void anIdentityThatCannotBeGets404(String path) throws Exception {
        assertThat(lenient.handshake(path, OCPP)).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @DisplayName("J-CONN-06, J-CONN-07: ocpp1.6 is chosen from all that are offered")
    @ValueSource(
            strings = {
                "Sec-WebSocket-Protocol: ocpp0.1,ocpp1.6",
                "Sec-WebSocket-Protocol: ocpp2.0.1 ,  ocpp1.6 , x",
                "Sec-WebSocket-Protocol: ocpp2.0.1\r\nSec-WebSocket-Protocol: ocpp1.6"
            })
    void theSubprotocolIsChosenAndEchoed(String offer) throws Exception {
        assertThat(lenient.handshake("/CP_1", offer))
                .startsWith("HTTP/1.1 101 ")
                .contains("\r\nSec-WebSocket-Protocol: ocpp1.6\r\n");
    }

    @ParameterizedTest
    @DisplayName("J-CONN-08: only unknown subprotocols")
    @ValueSource(strings = {"foo", "OCPP1.6", "ocpp1.5, ocpp2.0.1"})
    void onlyUnknownSubprotocolsGet400OrACloseAtOnce(String names) throws Exception {
        assertThat(lenient.handshake("/CP_1", "Sec-WebSocket-Protocol: " + names))
                .startsWith("HTTP/1.1 400 ");
        assertThat(strict.handshake("/CP_1", "Sec-WebSocket-Protocol: " + names))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContain("Sec-WebSocket-Protocol");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> strict.listening().connections() == 0);
    }

    @Test
    @DisplayName("J-CONN-09: no subprotocol is taken as OCPP 1.6, or refused by a setting")
    void noSubprotocolIsTakenOrRefused() throws Exception {
        assertThat(lenient.handshake("/CP_1")).startsWith("HTTP/1.1 101 ").doesNotContain("Sec-WebSocket-Protocol");
        try (TestGateway refusing = TestGateway.start("ocpp.server.accept-without-subprotocol = off")) {
            assertThat(refusing.handshake("/CP_1")).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    @DisplayName("J-CONN-10: an unknown station gets 404")
    void anUnknownStationGets404() throws Exception {
        assertThat(lenient.handshake("/STRANGER", OCPP)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aStationThatCannotBeLookedUpIsToldToComeAgain() throws Exception {
        assertThat(lenient.handshake("/BROKEN", OCPP))
                .startsWith("HTTP/1.1 503 ")
                .contains("\r\nRetry-After: ");
    }

    @Test
    @DisplayName("EDGE-04: a station that connects without end gets 503, others are served, and so is it after a while")
    void aStationThatConnectsWithoutEndGets503() {
        HandshakeRate rate = new HandshakeRate(3);
        List<Boolean> storm = IntStream.range(0, 5)
                .mapToObj(handshake -> rate.admits("10.0.0.1", "CP_1", TestGateway.NOW.plusSeconds(handshake)))
                .toList();

        assertThat(storm).containsExactly(true, true, true, false, false);
        assertThat(rate.admits("10.0.0.1", "CP_2", TestGateway.NOW.plusSeconds(5)))
                .isTrue();
        assertThat(rate.admits("10.0.0.2", "CP_1", TestGateway.NOW.plusSeconds(5)))
                .isTrue();
        assertThat(rate.admits("10.0.0.1", "CP_1", TestGateway.NOW.plus(HandshakeRate.WINDOW)))
                .isTrue();
    }

    @Test
    void theStormOfOneStationIsRefusedAtTheSocket() throws Exception {
        try (TestGateway gateway = TestGateway.start("ocpp.server.handshakes-per-station = 1")) {
            assertThat(gateway.handshake("/CP_1", OCPP)).startsWith("HTTP/1.1 101 ");
            assertThat(gateway.handshake("/CP_1", OCPP))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nRetry-After: 30\r\n");
            assertThat(gateway.handshake("/CP_2", OCPP)).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    @DisplayName("J-CONN-17: an extension that is offered is not taken: nothing is compressed")
    void anExtensionIsNotTaken() throws Exception {
        assertThat(lenient.handshake("/CP_1", OCPP, "Sec-WebSocket-Extensions: permessage-deflate"))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @Test
    @DisplayName("J-CONN-12, J-CONN-14: a wrong or missing password or user gets 401")
    void wrongCredentialsGet401() throws Exception {
        for (String wrong : new String[] {
            "X-None: 1",
            "Authorization: Bearer x",
            basic("SECRET:wrong".getBytes(StandardCharsets.US_ASCII)),
            basic(credentials("CP_1", KEY))
        }) {
            assertThat(lenient.handshake("/SECRET", OCPP, wrong))
                    .as(wrong)
                    .startsWith("HTTP/1.1 401 ")
                    .contains("\r\nWWW-Authenticate: Basic realm=\"ocpp\"\r\n");
        }
    }

    @Test
    @DisplayName("J-CONN-13, J-CONN-15: the bytes of the key, or their hex text")
    void theKeyIsTakenAsBytesAndAsHexText() throws Exception {
        byte[] hex = HexFormat.of().formatHex(KEY).getBytes(StandardCharsets.US_ASCII);
        assertThat(lenient.handshake("/SECRET", OCPP, basic(credentials("SECRET", KEY))))
                .startsWith("HTTP/1.1 101 ");
        assertThat(lenient.handshake("/SECRET", OCPP, basic(credentials("SECRET", hex))))
                .startsWith("HTTP/1.1 101 ");
    }

    @Test
    @DisplayName("J-CONN-05: a colon is refused only where Basic authentication is required")
    void aColonIsRefusedOnlyWithAPassword() throws Exception {
        assertThat(lenient.handshake("/A:B", OCPP, basic(credentials("A:B", KEY))))
                .startsWith("HTTP/1.1 404 ");
        assertThat(lenient.handshake("/C:D", OCPP)).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void whatIsNoHandshakeIsToldWhatIsExpected() throws Exception {
        String[] head = {"Host: localhost", "Connection: Upgrade", "Upgrade: websocket"};
        assertThat(lenient.request("GET / HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 426 ")
                .contains("\r\nUpgrade: websocket\r\n");
        assertThat(lenient.request("POST /CP_1 HTTP/1.1", "Host: localhost", "Content-Length: 0"))
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nAllow: GET\r\n");
        assertThat(lenient.request("GET /CP_1 HTTP/1.1", head[0], head[1], head[2], "Sec-WebSocket-Version: 8"))
                .startsWith("HTTP/1.1 426 ")
                .contains("\r\nSec-WebSocket-Version: 13\r\n");
        assertThat(lenient.request(
                        "GET /CP_1 HTTP/1.1",
                        head[0],
                        head[1],
                        head[2],
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: short"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(lenient.request("GET /CP_1 HTTP/1.1", head[1], head[2])).startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("EDGE-02: DUMP_STATE is answered only where the setting says so")
    void withoutTheSettingDumpStateIsAnUnreadableMessage() throws Exception {
        Station station = strict.connect("/CP_1");
        station.send("DUMP_STATE");
        assertThat(station.call("m1", "Heartbeat", "{}")).startsWith("[4,\"m1\",\"SecurityError\"");
        station.closeBlocking();
    }

    @Test
    void aRefusedHandshakeIsOneWarning() throws Exception {
        assertThat(lenient.handshake("/STRANGER?x", OCPP)).startsWith("HTTP/1.1 404 ");
        assertThat(lenient.handshake("/STRANGER", OCPP)).startsWith("HTTP/1.1 404 ");
        assertThat(console.all())
                .filteredOn(line -> line.contains("?x"))
                .singleElement()
                .asString()
                .matches("WARN - Handshake for /STRANGER\\?x from 127\\.0\\.0\\.1:\\d+ refused with 404: .+");
    }

    private static byte[] credentials(String user, byte[] password) {
        byte[] start = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(start, start.length + password.length);
        System.arraycopy(password, 0, all, start.length, password.length);
        return all;
    }

    private static String basic(byte[] credentials) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
