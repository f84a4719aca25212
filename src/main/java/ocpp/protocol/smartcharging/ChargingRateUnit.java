package ocpp.protocol.smartcharging;

/** ChargingRateUnit, an enumeration of OCPP 1.6 (section 7). */
public enum ChargingRateUnit {
    A,
    W
}
