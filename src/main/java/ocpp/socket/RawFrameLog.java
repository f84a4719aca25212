package ocpp.socket;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of all connections in one file, a line each: {@code <time> <chargePointId> RX|TX <frame>}.
 *
 * <p>Lines of all threads gather in memory. Who has to have its lines with the operating system writes all that have
 * gathered; who comes meanwhile finds them written, or writes the next batch. Passwords are masked
 * ({@link FrameSecrets}), control characters are escaped. A line is dropped only while the file cannot be written and
 * {@value #GATHERED_LIMIT} bytes wait for it.
 */
public final class RawFrameLog implements AutoCloseable {
    static final int GATHERED_LIMIT = 8 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(RawFrameLog.class);
    private static final int BATCH = 64 << 10;
    private static final byte[] RX = " RX ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TX = " TX ".getBytes(StandardCharsets.US_ASCII);

    private final LongSupplier epochMillis;
    private final Output file;

    private final ReentrantLock gathering = new ReentrantLock();
    private LineBuffer gathered = new LineBuffer(2 * BATCH);
    private long appended;
    private long lost;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = {};

    private final ReentrantLock writing = new ReentrantLock();
    private LineBuffer batch = new LineBuffer(2 * BATCH);
    private boolean isFailing;
    private volatile long written;

    /** Where the lines go. */
    interface Output extends Closeable {
        /** Hands whole lines to the operating system. */
        void write(byte[] lines, int length) throws IOException;
    }

    /** Opens the file, at its end, and makes its folder where it is missing. */
    public static RawFrameLog open(RawFrameLogSettings settings) throws IOException {
        return new RawFrameLog(new RotatingFile(settings), System::currentTimeMillis);
    }

    RawFrameLog(Output file, LongSupplier epochMillis) {
        this.epochMillis = epochMillis;
        this.file = file;
    }

    /** The log of one connection of a charge point. */
    public FrameLog of(String chargePointId) {
        return new ConnectionLog(chargePointId);
    }

    /** Returns when all that came before is with the operating system. */
    public void flush() {
        long position;
        gathering.lock();
        try {
            position = appended;
        } finally {
            gathering.unlock();
        }
        flush(position);
    }

    /** Writes what has gathered and closes the file. */
    @Override
    public void close() {
        flush(Long.MAX_VALUE);
        writing.lock();
        try {
            file.close();
        } catch (IOException e) {
            LOG.error("raw frame log not closed: {}", e.getMessage());
        } finally {
            writing.unlock();
        }
    }

    private final class ConnectionLog implements FrameLog {
        private final byte[] identity;
        private long position;

        ConnectionLog(String identity) {
            this.identity = shown(identity).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void received(byte[] text) {
            position = append(identity, RX, text);
        }

        @Override
        public void sent(byte[] text) {
            position = append(identity, TX, text);
        }

        @Override
        public void flush() {
            RawFrameLog.this.flush(position);
        }
    }

    /** The position after the line: when so much is written, the line is. */
    private long append(byte[] identity, byte[] direction, byte[] text) {
        byte[] shown = FrameSecrets.mask(text);
        long position;
        int waiting;
        gathering.lock();
        try {
            int before = gathered.size();
            if (before > GATHERED_LIMIT) {
                lost++;
            } else {
                appendLine(identity, direction, shown);
            }
            waiting = gathered.size();
            appended += waiting - before;
            position = appended;
        } finally {
            gathering.unlock();
        }
        if (waiting >= BATCH) {
            flush(position);
        }
        return position;
    }

    private void appendLine(byte[] identity, byte[] direction, byte[] text) {
        appendTime();
        gathered.plain(' ');
        gathered.escaped(identity);
        gathered.plain(direction);
        gathered.escaped(text);
        gathered.plain('\n');
    }

    private void appendTime() {
        long millis = epochMillis.getAsLong();
        if (Math.floorDiv(millis, 1000) != second) {
            second = Math.floorDiv(millis, 1000);
            String text = Instant.ofEpochSecond(second).toString();
            secondText = text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII);
        }
        int fraction = (int) Math.floorMod(millis, 1000);
        gathered.plain(secondText);
        gathered.plain('.');
        gathered.plain((char) ('0' + fraction / 100));
        gathered.plain((char) ('0' + fraction / 10 % 10));
        gathered.plain((char) ('0' + fraction % 10));
        gathered.plain('Z');
    }

    private void flush(long position) {
        if (written >= position) {
            return;
        }
        writing.lock();
        try {
            boolean goesOn = true;
            while (written < position && goesOn) {
                goesOn = writeBatch();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Whether something was written. */
    private boolean writeBatch() {
        if (batch.size() == 0) {
            takeGathered();
        }
        int size = batch.size();
        try {
            file.write(batch.bytes(), size);
            batch.clear();
            written += size;
            isFailing = false;
            return size > 0;
        } catch (IOException e) {
            if (!isFailing) {
                isFailing = true;
                LOG.error("raw frame log not written, its lines wait in memory: {}", e.getMessage());
            }
            return false;
        }
    }

    private void takeGathered() {
        gathering.lock();
        try {
            LineBuffer taken = gathered;
            gathered = batch;
            batch = taken;
            if (lost > 0) {
                LOG.error("raw frame log: {} lines lost while it could not be written", lost);
                lost = 0;
            }
        } finally {
            gathering.unlock();
        }
    }

    /** The identity as it stands in the lines. */
    static String shown(String identity) {
        StringBuilder encoded = new StringBuilder();
        identity.chars()
                .forEach(c ->
                        encoded.append(c <= ' ' || c == 0x7F || c == '%' ? String.format("%%%02X", c) : "" + (char) c));
        return encoded.toString();
    }
}
