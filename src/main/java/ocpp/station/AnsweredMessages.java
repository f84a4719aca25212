package ocpp.station;

import java.util.Arrays;
import java.util.List;
import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #LIMIT} messages of a station that must not have a second effect (J-RPC-08). Ids and payloads are
 * kept as hashes of 64 bit: 2 KiB for each station instead of 12.
 */
public final class AnsweredMessages {

    /** How many are kept. */
    public static final int LIMIT = 100;

    private static final AnsweredMessages NONE =
            new AnsweredMessages(new long[0], new long[0], new MessageEvent.@Nullable Answered[0]);

    private final long[] ids;
    private final long[] fingerprints;
    private final MessageEvent.@Nullable Answered[] transactions;

    private AnsweredMessages(long[] ids, long[] fingerprints, MessageEvent.@Nullable Answered[] transactions) {
        this.ids = ids;
        this.fingerprints = fingerprints;
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
        int from = ids.length < LIMIT ? 0 : 1;
        int kept = ids.length - from;
        long[] moreIds = new long[kept + 1];
        long[] moreFingerprints = new long[kept + 1];
        MessageEvent.@Nullable Answered[] moreTransactions = new MessageEvent.@Nullable Answered[kept + 1];
        System.arraycopy(ids, from, moreIds, 0, kept);
        System.arraycopy(fingerprints, from, moreFingerprints, 0, kept);
        System.arraycopy(transactions, from, moreTransactions, 0, kept);
        moreIds[kept] = Fingerprint.of(answered.messageId());
        moreFingerprints[kept] = answered.fingerprint();
        moreTransactions[kept] = answered.action() == Action.MeterValues ? null : answered;
        return new AnsweredMessages(moreIds, moreFingerprints, moreTransactions);
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
        for (int index = ids.length - 1; index >= 0; index--) {
            if (fingerprints[index] == fingerprint && ids[index] == Fingerprint.of(messageId)) {
                return index;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnsweredMessages messages
                && Arrays.equals(ids, messages.ids)
                && Arrays.equals(fingerprints, messages.fingerprints)
                && Arrays.equals(transactions, messages.transactions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return ids.length + " messages";
    }
}
