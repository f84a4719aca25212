package ocpp.station;

/** What becomes of a station's messages that are not valid (J-ERR-08). */
public enum Validation {
    /** They are refused. */
    STRICT,
    /** What can be mended is taken; see {@link ocpp.wire.Repair}. */
    LENIENT
}
