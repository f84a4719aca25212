package ocpp.emulator.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.files.FileTransfers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The transfers of one charge point, with a web server whose first answer breaks off. */
class TransfersTest {
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Input> ends = new LinkedBlockingQueue<>();
    private final Transfers transfers = new Transfers(new FileTransfers(), (job, end) -> ends.add(end));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("FW-07: the next try of an order goes on where the one before broke off; another order begins anew")
    void resumesWithinAnOrder() throws Exception {
        assertThat(end(1)).isInstanceOf(Input.FileFailed.class);
        assertThat(end(1)).isEqualTo(new Input.FileDone(1, new FileContent(100, true)));
        assertThat(end(2)).isEqualTo(new Input.FileDone(2, new FileContent(100, true)));
        assertThat(ranges).containsExactly("none", "bytes=40-", "none");
        assertThat(transfers.ended(2)).as("told already").isFalse();
    }

    private Input end(int job) throws InterruptedException {
        transfers.carryOut(new Effect.Download(
                job, "http://127.0.0.1:" + server.getAddress().getPort() + "/fw.bin", null));
        Input end = Objects.requireNonNull(ends.poll(20, TimeUnit.SECONDS));
        assertThat(transfers.ended(job)).isTrue();
        return end;
    }

    /** Forty bytes of a hundred at first, then what is asked for. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "none" : range);
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (range != null) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 40-99/100");
                exchange.sendResponseHeaders(206, 60);
                exchange.getResponseBody().write(new byte[60]);
            } else {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write(new byte[ranges.size() == 1 ? 40 : 100]);
                exchange.getResponseBody().flush();
            }
        }
    }
}
