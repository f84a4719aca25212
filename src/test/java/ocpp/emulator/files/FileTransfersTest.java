package ocpp.emulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.FirmwareSignature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Real transfers over HTTP. */
class FileTransfersTest {
    private final FileTransfers files = new FileTransfers();
    private final Map<String, String> uploaded = new ConcurrentHashMap<>();
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
    @DisplayName("SEC-FW-03: a download is counted and its signature checked over the whole file")
    void download() throws Exception {
        FirmwareSignature genuine = new FirmwareSignature(resource("signer.pem"), resource("image.sig"));
        FirmwareSignature other = new FirmwareSignature(resource("root.pem"), resource("image.sig"));
        assertThat(fetch("/image.bin", null)).isEqualTo(new FileContent(27, true));
        assertThat(fetch("/image.bin", genuine)).isEqualTo(new FileContent(27, true));
        assertThat(fetch("/image.bin", other)).isEqualTo(new FileContent(27, false));
    }

    @Test
    void whatIsNotThereFails() {
        assertThatThrownBy(() -> fetch("/none", null)).hasMessageContaining("HTTP 404");
        assertThatThrownBy(() -> files.download("http://[", null).get(5, TimeUnit.SECONDS))
                .hasMessageContaining("not an address of a file");
    }

    @Test
    @DisplayName("DIAG-04: an upload goes into the directory, with the credentials of the address")
    void upload() throws Exception {
        files.upload(url("/diagnostics").replace("http://", "http://user:secret@"), "report.txt", "all is well")
                .get(5, TimeUnit.SECONDS);
        String credentials = Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.US_ASCII));
        assertThat(uploaded).containsEntry("/diagnostics/report.txt", "Basic " + credentials + " all is well");
    }

    private FileContent fetch(String path, @Nullable FirmwareSignature signature) throws Exception {
        return files.download(url(path), signature).get(5, TimeUnit.SECONDS);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (exchange.getRequestMethod().equals("PUT")) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                uploaded.put(path, exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
                exchange.sendResponseHeaders(201, -1);
            } else if (path.equals("/image.bin")) {
                byte[] image = resource("image.bin").getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, image.length);
                exchange.getResponseBody().write(image);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = FileTransfersTest.class.getResourceAsStream("/emulator/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
