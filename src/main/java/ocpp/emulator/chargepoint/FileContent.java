package ocpp.emulator.chargepoint;

/**
 * What came of a transfer of a file.
 *
 * @param bytes its length
 * @param genuine whether its signature is valid; true where none was to be checked
 */
public record FileContent(long bytes, boolean genuine) {
    public static final FileContent UPLOADED = new FileContent(0, true);
}
