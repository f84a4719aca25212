package ocpp.station;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #LIMIT} messages of a station that must not have a second effect (J-RPC-08). Id and payload are kept
 * as one hash of 64 bit: 1.2 KiB for each station instead of 12.
 */
public final class AnsweredMessages {

    /** How many are kept. */
    public static final int LIMIT = 100;

    /**
     * A message as the record tells it.
     *
     * @param transaction the StartTransaction or StopTransaction with its answer, null for a MeterValues
     */
    public record Kept(Instant at, long hash, MessageEvent.@Nullable Answered transaction) {

        /** A StartTransaction or StopTransaction. */
        public static Kept of(MessageEvent.Answered answered) {
            return new Kept(
                    answered.at(),
                    AnsweredMessages.hash(answered.messageId(), answered.fingerprint()),
                    answered.action() == Action.MeterValues ? null : answered);
        }
    }

    private static final AnsweredMessages NONE =
            new AnsweredMessages(new long[0], new MessageEvent.@Nullable Answered[0]);

    private final long[] hashes;
    private final MessageEvent.@Nullable Answered[] transactions;

    private AnsweredMessages(long[] hashes, MessageEvent.@Nullable Answered[] transactions) {
        this.hashes = hashes;
        this.transactions = transactions;
    }

    /** No message yet. */
    public static AnsweredMessages none() {
        return NONE;
    }

    /** These messages, the oldest first. */
    public static AnsweredMessages of(List<Kept> oldestFirst) {
        AnsweredMessages messages = NONE;
        for (Kept kept : oldestFirst) {
            messages = messages.with(kept.hash(), kept.transaction());
        }
        return messages;
    }

    AnsweredMessages with(MessageEvent.Answered answered) {
        Kept kept = Kept.of(answered);
        return with(kept.hash(), kept.transaction());
    }

    /** A MeterValues has no answer to be kept. */
    AnsweredMessages withMeterValues(long hash) {
        return with(hash, null);
    }

    private AnsweredMessages with(long hash, MessageEvent.@Nullable Answered transaction) {
        int from = hashes.length < LIMIT ? 0 : 1;
        int kept = hashes.length - from;
        long[] moreHashes = new long[kept + 1];
        MessageEvent.@Nullable Answered[] moreTransactions = new MessageEvent.@Nullable Answered[kept + 1];
        System.arraycopy(hashes, from, moreHashes, 0, kept);
        System.arraycopy(transactions, from, moreTransactions, 0, kept);
        moreHashes[kept] = hash;
        moreTransactions[kept] = transaction;
        return new AnsweredMessages(moreHashes, moreTransactions);
    }

    /** Whether a message of this hash was answered. */
    boolean holds(long hash) {
        return indexOf(hash) >= 0;
    }

    /** The answered StartTransaction or StopTransaction of this id and content, or null. */
    MessageEvent.@Nullable Answered find(String messageId, long fingerprint) {
        int index = indexOf(hash(messageId, fingerprint));
        return index < 0 ? null : transactions[index];
    }

    private int indexOf(long hash) {
        int index = hashes.length - 1;
        while (index >= 0 && hashes[index] != hash) {
            index--;
        }
        return index;
    }

    /** Of a message's id and content. */
    static long hash(String messageId, long fingerprint) {
        return Long.rotateLeft(Fingerprint.of(messageId), Integer.SIZE) ^ fingerprint;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnsweredMessages messages
                && Arrays.equals(hashes, messages.hashes)
                && Arrays.equals(transactions, messages.transactions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length + " messages";
    }
}
