package ocpp.emulator.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a message is, told from the charge point. */
public enum Happening {
    /** A CALL of the charge point. */
    SENT("sent"),
    /** The CALLRESULT to it. */
    ANSWERED("answered"),
    /** The CALLERROR to it. */
    REFUSED("refused"),
    /** A CALL of the central system. */
    RECEIVED("received"),
    /** The charge point's CALLRESULT to it. */
    REPLIED("replied"),
    /** The charge point's CALLERROR to it. */
    DECLINED("declined");

    private final String word;

    Happening(String word) {
        this.word = word;
    }

    /** As it is written in files. */
    public String word() {
        return word;
    }

    /** Whether the charge point has sent it. */
    public boolean isOutbound() {
        return this == SENT || this == REPLIED || this == DECLINED;
    }

    /** Whether it is a CALL. */
    public boolean isCall() {
        return this == SENT || this == RECEIVED;
    }

    /** Whether it is a CALLERROR. */
    public boolean isError() {
        return this == REFUSED || this == DECLINED;
    }

    public static String words() {
        return Arrays.stream(values()).map(Happening::word).collect(Collectors.joining(", "));
    }
}
