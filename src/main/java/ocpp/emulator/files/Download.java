package ocpp.emulator.files;

import java.net.URI;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.FirmwareSignature;
import org.jspecify.annotations.Nullable;

/**
 * The download of one file over all its tries: a try goes on where the one before broke off. The content is read once
 * and not kept.
 */
public final class Download {
    private final String location;
    private final @Nullable FirmwareSignature signature;
    private ContentCheck check;
    private int tries;
    private @Nullable String version;

    /**
     * @param location http, https or ftp; with credentials it is a secret
     * @param signature to be checked, null for none
     */
    public Download(String location, @Nullable FirmwareSignature signature) {
        this.location = location;
        this.signature = signature;
        this.check = new ContentCheck(signature);
    }

    /** Throws IllegalArgumentException where the location is no address; the message does not show it. */
    URI uri() {
        return FileAddress.of(location);
    }

    /** Begins a try; one before it, should it still be under way, adds nothing any more. Returns its number. */
    synchronized int begin() {
        return ++tries;
    }

    /** How much has come so far. */
    synchronized long bytes() {
        return check.bytes();
    }

    /** What the server called the file that has come in part, null where it called it nothing. */
    synchronized @Nullable String version() {
        return version;
    }

    /** Takes what comes next; false where another try has begun. */
    synchronized boolean take(int attempt, byte[] part) {
        if (attempt != tries) {
            return false;
        }
        check.accept(part);
        return true;
    }

    /** Forgets what has come: the file comes from its beginning. Nothing where another try has begun. */
    synchronized void restart(int attempt, @Nullable String newVersion) {
        if (attempt == tries) {
            check = new ContentCheck(signature);
            version = newVersion;
        }
    }

    /** What has come, once that is all. */
    synchronized FileContent result() {
        return check.result();
    }
}
