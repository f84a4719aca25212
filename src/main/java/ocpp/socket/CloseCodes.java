package ocpp.socket;

/** The WebSocket close codes in use (RFC 6455, 7.4; J-CONN-24). */
public final class CloseCodes {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    /** Never sent: the Close frame held no code. */
    public static final int NONE = 1005;
    /** Never sent: the socket ended without a Close frame. */
    public static final int ABNORMAL = 1006;

    public static final int BAD_TEXT = 1007;
    public static final int POLICY = 1008;
    public static final int TOO_BIG = 1009;
    public static final int INTERNAL = 1011;

    private CloseCodes() {}

    /** Whether a Close frame may hold this code. */
    static boolean maySend(int code) {
        boolean registered = code >= 1000 && code <= 1014 && code != 1004 && code != NONE && code != ABNORMAL;
        return registered || code >= 3000 && code <= 4999;
    }
}
