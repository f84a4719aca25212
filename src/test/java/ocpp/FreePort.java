package ocpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on which nobody listens, to be bound later or again: below those that the system gives to connections, and other
 * ones for each process of tests.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int OF_A_PROCESS = 200;
    private static final int PROCESSES = 100;
    private static final AtomicInteger LAST =
            new AtomicInteger((int) (ProcessHandle.current().pid() % PROCESSES) * OF_A_PROCESS + FIRST);

    private FreePort() {}

    public static int next() {
        while (true) {
            int port = LAST.incrementAndGet();
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
