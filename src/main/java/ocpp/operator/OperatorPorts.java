package ocpp.operator;

import java.time.InstantSource;
import java.util.List;
import ocpp.station.Stations;
import ocpp.store.Store;

/**
 * What the operator API stands on.
 *
 * @param probes what must work for {@code /health/ready}
 */
public record OperatorPorts(
        Stations stations,
        Watch watch,
        Store store,
        OlderFrames olderFrames,
        List<Probe> probes,
        About about,
        InstantSource clock) {

    /**
     * What the API tells of the server itself.
     *
     * @param demo whether it is the demonstration, with a store that is thrown away
     * @param webSocketUrl where charge points connect, with {@code {chargePointId}} for the identity
     */
    public record About(String version, boolean demo, String webSocketUrl) {}
}
