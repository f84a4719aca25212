package ocpp.emulator.scenario.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A web server on this machine for one run: gives firmware and takes diagnostics; what is under {@code /missing} is not there. */
final class FileServer implements AutoCloseable {
    private static final int FIRMWARE_BYTES = 100_000;
    private static final String MISSING = "/missing";

    private final HttpServer server;

    private FileServer(HttpServer server) {
        this.server = server;
    }

    static FileServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", FileServer::handle);
            server.start();
            return new FileServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for firmware and diagnostics", e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            if (exchange.getRequestURI().getPath().startsWith(MISSING)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(200, FIRMWARE_BYTES);
                exchange.getResponseBody().write(new byte[FIRMWARE_BYTES]);
            } else {
                exchange.sendResponseHeaders(201, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
