package ocpp.emulator.chargepoint;

/**
 * What came of a transfer of a file.
 *
 * @param bytes its length
 * @param sha256 of the content, in hexadecimal digits; empty for an upload
 */
public record FileContent(long bytes, String sha256) {
    public static final FileContent UPLOADED = new FileContent(0, "");
}
