package ocpp.emulator.seed;

/** Where a session writes to. */
public interface SessionOutput {

    /** A line of the transcript, as the seed's client prints it. */
    void line(String line);

    /** Something people should know that does not end the session. */
    void note(String note);
}
