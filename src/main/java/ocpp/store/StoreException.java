package ocpp.store;

/** The store could not do what it was asked to do; the message is one line for people. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the caller can expect. */
    public enum Kind {
        /** The database cannot be reached or written to; the same again may succeed later. It is not known whether it was written. */
        Unavailable,
        /** Too much is waiting to be written; nothing was written. */
        Overloaded,
        /** The database refused this content; the same again will fail again. Nothing was written. */
        Refused
    }

    private final Kind kind;

    StoreException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
