package ocpp.protocol.smartcharging;

/** ChargingProfilePurpose, an enumeration of OCPP 1.6 (section 7). */
public enum ChargingProfilePurpose {
    ChargePointMaxProfile,
    TxDefaultProfile,
    TxProfile
}
