package ocpp.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import ocpp.FreePort;
import ocpp.MemoryFolder;
import ocpp.browser.Browser;
import ocpp.browser.Page;
import ocpp.console.PreparedRecord;
import ocpp.console.ScriptedFleet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server with a scripted fleet, and one browser, for all tests of the console. */
public final class ConsoleWorld implements AutoCloseable {
    private static final int CHARGE_POINTS = 12;

    private final Path folder;
    private final CentralSystem server;
    private final ScriptedFleet fleet;
    private final Browser browser;

    private ConsoleWorld(Path chromium) {
        try {
            folder = MemoryFolder.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = startServer(folder);
        fleet = ScriptedFleet.start(server.url(), CHARGE_POINTS);
        PreparedRecord.prepare(url(), fleet);
        browser = Browser.start(chromium);
    }

    /** A server of its own on free ports, its database in the folder. */
    static CentralSystem startServer(Path folder) {
        Settings settings = settings(folder);
        return CentralSystem.start(settings, Records.durable(settings.store()), note -> {});
    }

    /** Free ports, the database in the folder. */
    static Settings settings(Path folder) {
        return settings(folder, 0);
    }

    /** The same at this port. */
    static Settings settings(Path folder, int port) {
        Map<String, Object> overrides = new HashMap<>();
        overrides.put("ocpp.server.port", port);
        overrides.put("ocpp.operator.port", FreePort.next());
        overrides.put("ocpp.raw-log.path", folder.resolve("ocpp_raw.log").toString());
        overrides.put("ocpp.socket.ping-interval", "2s");
        overrides.put("ocpp.socket.lost-pings", 30);
        overrides.put("ocpp.store.url", "jdbc:sqlite:" + folder.resolve("ocpp.db"));
        return new OcppPekko(new Configuration.Surroundings(folder, Map.of(), new Properties())).settings(overrides);
    }

    ScriptedFleet fleet() {
        return fleet;
    }

    Browser browser() {
        return browser;
    }

    /** Where charge points connect. */
    String server() {
        return server.url();
    }

    /** The console's address, with a slash at its end. */
    String url() {
        return String.valueOf(server.operatorUrl());
    }

    /** The console at this place, in a window of a laptop. */
    Page open(String place) {
        Page page = browser.newPage();
        page.resize(1440, 900);
        page.open(url() + place);
        page.awaitText(".live", "Live");
        return page;
    }

    @Override
    public void close() {
        browser.close();
        fleet.close();
        server.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the world once, and gives it to tests; without a browser they are skipped and say so. */
    static final class Extension implements BeforeAllCallback, ParameterResolver {
        private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(ConsoleWorld.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            Assumptions.assumeTrue(
                    Browser.find().isPresent(), "no chromium on this machine: the console is not tested in a browser");
            world(context);
        }

        private static ConsoleWorld world(ExtensionContext context) {
            return context.getRoot()
                    .getStore(OURS)
                    .computeIfAbsent(
                            ConsoleWorld.class,
                            key -> new ConsoleWorld(Browser.find().orElseThrow()),
                            ConsoleWorld.class);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ConsoleWorld.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return world(context);
        }
    }
}
