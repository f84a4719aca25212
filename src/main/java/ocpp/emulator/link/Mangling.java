package ocpp.emulator.link;

/** What may happen to a text on its way. */
public enum Mangling {
    /** It arrives twice. */
    duplicate,
    /** It arrives after the next one. */
    reorder,
    /** Its end is missing. */
    truncate
}
