package ocpp.app;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Set;
import ocpp.operator.OperatorServer;
import ocpp.store.Store;
import ocpp.transport.HttpListener;

/** Loads what takes long and waits for nothing on threads of its own, while the rest of a process starts. */
final class HeadStart {
    private static final Set<String> SERVERS = Set.of("server", "demo");

    private HeadStart() {}

    /** What fails here fails again where it is needed, and is told there. */
    static void begin(String... arguments) {
        boolean serves = arguments.length > 0 && SERVERS.contains(arguments[0]);
        start(ConfigFactory::defaultReferenceUnresolved);
        if (serves) {
            start(Store::loadDriver);
            start(HttpListener::load, OperatorServer::load);
        }
    }

    private static void start(Runnable... tasks) {
        Runnable all = () -> List.of(tasks).forEach(Runnable::run);
        Thread thread = new Thread(all, "ocpp-head-start");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, problem) -> {});
        thread.start();
    }
}
