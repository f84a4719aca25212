package ocpp.smartcharging;

import java.time.Instant;
import ocpp.protocol.smartcharging.ChargingProfile;

/** A charging profile in the store of a charge point; connectorId 0 is the charge point as a whole. */
public record InstalledProfile(int connectorId, Instant installedAt, ChargingProfile profile) {}
