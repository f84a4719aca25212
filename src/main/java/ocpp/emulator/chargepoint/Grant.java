package ocpp.emulator.chargepoint;

import java.time.Instant;
import ocpp.protocol.smartcharging.ChargingProfile;
import org.jspecify.annotations.Nullable;

/**
 * A permission to charge that waits for the cable.
 *
 * @param parentIdTag the group of the tag as far as it is known
 * @param profile of a remote start, for the transaction to come (RSTART-06)
 * @param until over then (ConnectionTimeOut, START-10)
 */
record Grant(
        String idTag,
        @Nullable String parentIdTag,
        @Nullable ChargingProfile profile,
        Instant until) {}
