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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile String version = "1";
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
        for (String address : List.of("http://me:secret@[", "//me:secret@host/x", "gopher://me:secret@host/x")) {
            assertThatThrownBy(() -> files.download(new Download(address, null)).get(5, TimeUnit.SECONDS))
                    .hasMessageContaining("not the address of a file")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    @DisplayName("DIAG-04: an upload goes into the directory, with the credentials of the address")
    void upload() throws Exception {
        files.upload(url("/diagnostics").replace("http://", "http://user:secret@"), "report.txt", "all is well")
                .get(5, TimeUnit.SECONDS);
        String credentials = Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.US_ASCII));
        assertThat(uploaded).containsEntry("/diagnostics/report.txt", "Basic " + credentials + " all is well");
    }

    @Test
    @DisplayName("FW-07: a download that broke off goes on where it was, if the file is still the same")
    void resumed() throws Exception {
        FirmwareSignature genuine = new FirmwareSignature(resource("signer.pem"), resource("image.sig"));
        Download download = new Download(url("/breaking.bin"), genuine);
        assertThatThrownBy(() -> files.download(download).get(5, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(download.bytes()).isEqualTo(10);
        assertThat(files.download(download).get(5, TimeUnit.SECONDS)).isEqualTo(new FileContent(27, true));
        assertThat(ranges).containsExactly("none", "bytes=10- if \"1\"");
        Download changed = new Download(url("/breaking.bin"), genuine);
        ranges.clear();
        assertThatThrownBy(() -> files.download(changed).get(5, TimeUnit.SECONDS))
                .isNotNull();
        version = "2";
        assertThat(files.download(changed).get(5, TimeUnit.SECONDS)).isEqualTo(new FileContent(27, true));
    }

    private FileContent fetch(String path, @Nullable FirmwareSignature signature) throws Exception {
        return files.download(new Download(url(path), signature)).get(5, TimeUnit.SECONDS);
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
            } else if (path.equals("/breaking.bin")) {
                part(exchange, resource("image.bin").getBytes(StandardCharsets.US_ASCII));
            } else if (path.equals("/image.bin")) {
                byte[] image = resource("image.bin").getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, image.length);
                exchange.getResponseBody().write(image);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** The first request gets ten bytes of it, the others what they ask for, or all of it in another version. */
    private void part(HttpExchange exchange, byte[] image) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String known = exchange.getRequestHeaders().getFirst("If-Range");
        ranges.add(range == null ? "none" : range + " if " + known);
        exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
        if (ranges.size() == 1) {
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image, 0, 10);
            exchange.getResponseBody().flush();
        } else if (("\"" + version + "\"").equals(known)) {
            exchange.getResponseHeaders().set("Content-Range", "bytes 10-26/27");
            exchange.sendResponseHeaders(206, 17);
            exchange.getResponseBody().write(image, 10, 17);
        } else {
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream file = FileTransfersTest.class.getResourceAsStream("/emulator/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
