package ocpp.emulator.runner;

import java.net.InetSocketAddress;
import java.net.URI;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.link.StationUrl;
import org.jspecify.annotations.Nullable;

/**
 * One charge point and where it connects to.
 *
 * @param url of the central system, with the identity at its end
 * @param localAddress where its connections come from, null for any
 * @param store where it keeps its state, null where it keeps none
 */
public record RunnerSetup(
        ChargePointSetup chargePoint,
        URI url,
        @Nullable InetSocketAddress localAddress,
        @Nullable StateFile store,
        StationObserver observer) {

    /**
     * A charge point that keeps nothing.
     *
     * @param centralSystem URL without the identity
     * @throws IllegalArgumentException where the URL cannot be used; the message names it
     */
    public static RunnerSetup of(ChargePointSetup chargePoint, String centralSystem, StationObserver observer) {
        return new RunnerSetup(
                chargePoint, StationUrl.of(centralSystem, chargePoint.chargePointId()), null, null, observer);
    }
}
