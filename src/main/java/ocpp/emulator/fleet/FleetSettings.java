package ocpp.emulator.fleet;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The settings under {@code ocpp.emulator.fleet}.
 *
 * @param giveUpAfter without a single connection in this time since the start a fleet ends
 * @param drainTimeout how long it waits at its end for messages about transactions to be delivered
 * @param meterInterval time between two looks at the power of a charge point that charges
 * @param operatorCalls CALLs of operators that are under way at a time
 */
public record FleetSettings(Duration giveUpAfter, Duration drainTimeout, Duration meterInterval, int operatorCalls) {

    /** @param config the whole configuration */
    public static FleetSettings from(Config config) {
        Config fleet = config.getConfig("ocpp.emulator.fleet");
        return new FleetSettings(
                fleet.getDuration("give-up-after"),
                fleet.getDuration("drain-timeout"),
                fleet.getDuration("meter-interval"),
                fleet.getInt("operator-calls"));
    }
}
