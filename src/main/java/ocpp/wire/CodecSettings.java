package ocpp.wire;

/**
 * How one side reads frames.
 *
 * @param receiver the side whose codec it is
 * @param acceptChargingProfileFromChargePoint whether a central system also takes SetChargingProfile and
 *     ClearChargingProfile from a charge point, SetChargingProfile with {@code chargingProfile} as a second name of
 *     {@code csChargingProfiles} (EDGE-01)
 */
public record CodecSettings(Side receiver, boolean acceptChargingProfileFromChargePoint) {

    /** For a charge point, by the standard. */
    public static CodecSettings chargePoint() {
        return new CodecSettings(Side.CHARGE_POINT, false);
    }

    /** For a central system, by the standard. */
    public static CodecSettings centralSystem() {
        return new CodecSettings(Side.CENTRAL_SYSTEM, false);
    }

    /** For a central system that also takes charging profiles from charge points (EDGE-01). */
    public static CodecSettings centralSystemTakingProfiles() {
        return new CodecSettings(Side.CENTRAL_SYSTEM, true);
    }
}
