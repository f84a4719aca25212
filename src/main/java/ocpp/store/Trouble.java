package ocpp.store;

/**
 * What an error of the database means for what was being written.
 *
 * @param message one line for people
 */
record Trouble(Kind kind, String message) {

    enum Kind {
        /** The content cannot be stored; other content can. */
        Content,
        /** Another writer was in the way; the same again may succeed at once. */
        Conflict,
        /** Nothing can be stored at present. */
        Unavailable
    }

    static Trouble of(StoreException error) {
        boolean refused = error.kind() == StoreException.Kind.Refused;
        return new Trouble(refused ? Kind.Content : Kind.Unavailable, String.valueOf(error.getMessage()));
    }

    StoreException exception() {
        return new StoreException(
                kind == Kind.Content ? StoreException.Kind.Refused : StoreException.Kind.Unavailable, message);
    }
}
