package ocpp.protocol;

/** The feature profiles of section 3.3, and the security extension. */
public enum FeatureProfile {
    Core,
    FirmwareManagement,
    LocalAuthListManagement,
    Reservation,
    SmartCharging,
    RemoteTrigger,
    Security
}
