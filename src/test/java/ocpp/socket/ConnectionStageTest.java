package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What one connection of the server does for a peer that behaves. */
class ConnectionStageTest {

    @Test
    void aCallIsAnswered() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            client.heartbeat("a");
            assertThat(client.readText()).isEqualTo("[3,\"a\",{\"currentTime\":\"1970-01-01T00:00:00Z\"}]");
        }
    }
}
