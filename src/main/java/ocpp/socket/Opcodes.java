package ocpp.socket;

/** The kinds of frames (RFC 6455, 5.2). */
final class Opcodes {
    static final byte CONTINUATION = 0;
    static final byte TEXT = 1;
    static final byte BINARY = 2;
    static final byte CLOSE = 8;
    static final byte PING = 9;
    static final byte PONG = 10;

    private Opcodes() {}

    static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }

    static boolean isKnown(int opcode) {
        return opcode <= BINARY || opcode >= CLOSE && opcode <= PONG;
    }
}
