package ocpp.app;

import com.typesafe.config.ConfigFactory;
import java.util.Set;
import ocpp.operator.ConsoleFiles;
import ocpp.store.Store;

/** Loads what takes long and waits for nothing on a thread of its own, while the rest of a process starts. */
final class HeadStart {
    private static final Set<String> SERVERS = Set.of("server", "demo");

    private HeadStart() {}

    /** What fails here fails again where it is needed, and is told there. */
    static void begin(String... arguments) {
        boolean serves = arguments.length > 0 && SERVERS.contains(arguments[0]);
        Thread thread = new Thread(() -> load(serves), "ocpp-head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load(boolean serves) {
        ConfigFactory.defaultReferenceUnresolved();
        if (serves) {
            Store.loadDriver();
            ConsoleFiles.load();
        }
    }
}
