package ocpp.station;

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

    /** The messages of these events, the oldest first. */
    public static AnsweredMessages of(List<MessageEvent.Answered> oldestFirst) {
        AnsweredMessages messages = NONE;
        for (MessageEvent.Answered answered : oldestFirst) {
            messages = messages.with(answered);
        }
        return messages;
    }

    AnsweredMessages with(MessageEvent.Answered answered) {
        int from = hashes.length < LIMIT ? 0 : 1;
        int kept = hashes.length - from;
        long[] moreHashes = new long[kept + 1];
        MessageEvent.@Nullable Answered[] moreTransactions = new MessageEvent.@Nullable Answered[kept + 1];
        System.arraycopy(hashes, from, moreHashes, 0, kept);
        System.arraycopy(transactions, from, moreTransactions, 0, kept);
        moreHashes[kept] = hash(answered.messageId(), answered.fingerprint());
        moreTransactions[kept] = answered.action() == Action.MeterValues ? null : answered;
        return new AnsweredMessages(moreHashes, moreTransactions);
    }

    /** Whether a message of this id and content was answered. */
    boolean holds(String messageId, long fingerprint) {
        return indexOf(messageId, fingerprint) >= 0;
    }

    /** The answered StartTransaction or StopTransaction of this id and content, or null. */
    MessageEvent.@Nullable Answered find(String messageId, long fingerprint) {
        int index = indexOf(messageId, fingerprint);
        return index < 0 ? null : transactions[index];
    }

    private int indexOf(String messageId, long fingerprint) {
        long hash = hash(messageId, fingerprint);
        int index = hashes.length - 1;
        while (index >= 0 && hashes[index] != hash) {
            index--;
        }
        return index;
    }

    private static long hash(String messageId, long fingerprint) {
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
