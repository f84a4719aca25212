package ocpp.smartcharging;

/** What comes of a SetChargingProfile (SC-SET). */
public sealed interface Installation {

    /** To be answered Accepted; these are the profiles from now on. */
    record Installed(ChargingProfiles profiles) implements Installation {}

    /** To be answered Rejected (SC-SET-02). */
    record Rejected(String reason) implements Installation {}

    /** To be answered with CALLERROR PropertyConstraintViolation (SC-SET-01, errata 3.39). */
    record UnknownConnector(String reason) implements Installation {}
}
