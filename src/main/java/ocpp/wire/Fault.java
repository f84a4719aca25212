package ocpp.wire;

/**
 * What is wrong with a payload or a message.
 *
 * @param code the CALLERROR code that it gets (requirement J-ERR-02)
 * @param pointer JSON pointer to the value within the payload, {@code ""} for the payload or the message itself
 * @param description the value and what was expected, without secrets; cut to 255 characters (J-ERR-04, J-ERR-05)
 */
public record Fault(ErrorCode code, String pointer, String description) {
    public Fault {
        description = Descriptions.cut(description);
    }

    /** A fault of the message itself. */
    static Fault of(ErrorCode code, String name, String found, String expected) {
        return new Fault(code, "", Descriptions.of(name, found, expected));
    }
}
