package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerHandshakeTest {

    @Test
    @DisplayName("J-CONN-07: what is offered in several header lines is offered, in its order")
    void everyHeaderLineOffers() {
        HttpRequest request = HttpRequest.GET("/CP_1")
                .withHeaders(List.of(
                        RawHeader.create("Sec-WebSocket-Protocol", "ocpp2.0.1 ,, ocpp1.6"),
                        RawHeader.create("sec-websocket-protocol", "ocpp1.5")));
        assertThat(ServerHandshake.offeredSubprotocols(request)).containsExactly("ocpp2.0.1", "ocpp1.6", "ocpp1.5");
        assertThat(ServerHandshake.isHandshake(request)).isFalse();
    }

    @Test
    @DisplayName("J-CONN-07: a subprotocol of the second header line can be chosen")
    void aSubprotocolOfTheSecondLineIsChosen() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(
                        server.port(), "Sec-WebSocket-Protocol: ocpp2.0.1\r\nSec-WebSocket-Protocol: ocpp1.6\r\n")) {
            assertThat(client.head()).contains("Sec-WebSocket-Protocol: ocpp1.6\r\n");
            client.heartbeat("a");
            assertThat(client.readText()).startsWith("[3,\"a\"");
        }
    }

    @Test
    void withoutAnOfferNothingIsChosen() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port(), "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            assertThat(client.head()).startsWith("HTTP/1.1 101").doesNotContain("Sec-WebSocket-Protocol");
            assertThat(client.head()).doesNotContain("Extensions");
            client.heartbeat("a");
            assertThat(client.readText()).startsWith("[3,\"a\"");
        }
    }
}
