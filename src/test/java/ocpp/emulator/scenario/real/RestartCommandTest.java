package ocpp.emulator.scenario.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import org.junit.jupiter.api.Test;

class RestartCommandTest {
    @Test
    void theCommandHasEndedAndSomebodyListens() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/");
            assertThat(restart("true", url))
                    .isEqualTo(new OperatorAnswer(OperatorAnswer.ANSWERED, JsonNodeFactory.instance.objectNode()));
        }
    }

    @Test
    void aCommandThatFailsSaysWhy() throws Exception {
        assertThat(restart("echo no such unit; exit 3", URI.create("ws://127.0.0.1:1/"))
                        .state())
                .isEqualTo("echo no such unit; exit 3: exit code 3 no such unit");
    }

    private static OperatorAnswer restart(String command, URI url) throws Exception {
        return new Drivers(null, new RestartCommand(command, url))
                .ask("CP_1", new OperatorRequest.Restart())
                .get(10, TimeUnit.SECONDS);
    }
}
