package ocpp.telemetry;

/** The spans of one connection: one for each CALL of either side, from the CALL to its answer (EDGE-03). */
public interface SessionTrace {

    /** A trace that records nothing. */
    SessionTrace NONE = new SessionTrace() {
        @Override
        public void received(String messageId, String action) {}

        @Override
        public void answered(String messageId, String outcome) {}

        @Override
        public void sent(String messageId, String action) {}

        @Override
        public void ended(String messageId, String outcome) {}

        @Override
        public void closed() {}
    };

    /** A CALL of the peer has arrived. */
    void received(String messageId, String action);

    /** Our answer to it is on its way; the outcome is {@code CALLRESULT} or the code of a CALLERROR. */
    void answered(String messageId, String outcome);

    /** A CALL of ours is on its way. */
    void sent(String messageId, String action);

    /** A CALL of ours has ended; the outcome is {@code CALLRESULT}, the code of a CALLERROR, or the kind of failure. */
    void ended(String messageId, String outcome);

    /** The connection is over: ends every span still open. */
    void closed();
}
