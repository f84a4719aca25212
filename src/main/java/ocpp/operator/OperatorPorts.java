package ocpp.operator;

import java.time.InstantSource;
import java.util.List;
import ocpp.station.Stations;
import ocpp.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What the operator API stands on.
 *
 * @param probes what must work for {@code /health/ready}
 * @param demoFleet null but in a demonstration
 */
public record OperatorPorts(
        Stations stations,
        Watch watch,
        Store store,
        OlderFrames olderFrames,
        List<Probe> probes,
        About about,
        @Nullable DemoFleet demoFleet,
        InstantSource clock) {

    /**
     * What the API tells of the server itself.
     *
     * @param demo whether it is a demonstration: the console offers to start a fleet
     * @param webSocketUrl where charge points connect, with {@code {chargePointId}} for the identity
     */
    public record About(String version, boolean demo, String webSocketUrl) {}
}
