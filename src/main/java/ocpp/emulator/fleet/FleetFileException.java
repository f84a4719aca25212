package ocpp.emulator.fleet;

/** A fleet file that cannot be used; the message is one line with the file, the line, what is there and what should be. */
public final class FleetFileException extends RuntimeException {
    FleetFileException(String message) {
        super(message, null, false, false);
    }
}
