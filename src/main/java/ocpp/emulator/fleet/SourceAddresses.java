package ocpp.emulator.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come from. One address has so many ephemeral ports; above that further addresses of the loopback
 * network are used, which works for servers on this machine.
 */
final class SourceAddresses {
    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int USUAL_PORTS = 16_384;
    /** The part of the ports that may be in use at a time: closed connections hold theirs for a minute. */
    private static final double USABLE = 0.7;

    private final int perAddress;
    private final boolean isLoopback;

    /**
     * @param host of the server
     * @param ports of one address
     */
    SourceAddresses(String host, int ports) {
        this.perAddress = (int) Math.max(1, ports * USABLE);
        this.isLoopback = isLoopback(host);
    }

    static SourceAddresses toReach(String host) {
        return new SourceAddresses(host, ephemeralPorts());
    }

    /** The address for the charge point of this index, from 0; null for any. */
    @Nullable
    InetSocketAddress of(int station) {
        int block = station / perAddress;
        return block == 0 || !isLoopback ? null : new InetSocketAddress("127.0.0." + (1 + block), 0);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int ephemeralPorts() {
        try {
            String[] range = Files.readString(RANGE).strip().split("\\s+");
            return Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1;
        } catch (IOException | RuntimeException e) {
            return USUAL_PORTS;
        }
    }
}
