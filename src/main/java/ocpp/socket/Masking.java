package ocpp.socket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking of WebSocket payloads (RFC 6455, 5.3); applied twice it gives the payload back. */
final class Masking {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /**
     * Masks a part of a payload in place.
     *
     * @param phase the number of bytes of the payload before this part
     */
    static void apply(byte[] bytes, int from, int to, int mask, long phase) {
        int rotated = Integer.rotateLeft(mask, (int) (phase & 3) * 8);
        long wide = (long) rotated << 32 | rotated & 0xFFFFFFFFL;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ wide);
        }
        for (int shift = 24; i < to; i++, shift -= 8) {
            bytes[i] ^= (byte) (rotated >>> (shift & 31));
        }
    }
}
