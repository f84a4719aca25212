package ocpp.emulator.fleet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.jspecify.annotations.Nullable;

/**
 * How far the central system took each transaction of a fleet: one is complete when both its StartTransaction and its
 * StopTransaction got a CALLRESULT. Each page belongs to a charge point; pages may be written by different threads.
 */
final class TransactionBook {
    private final List<Page> pages = new ArrayList<>();
    private final Set<Integer> transactionIds = ConcurrentHashMap.newKeySet();

    Page newPage() {
        Page page = new Page(transactionIds);
        pages.add(page);
        return page;
    }

    /** Transactions that are not complete, those given up apart. */
    int open() {
        return pages.stream().mapToInt(Page::open).sum();
    }

    /** Transactions that are not complete, or never will be. */
    int lost() {
        return pages.stream().mapToInt(page -> page.open() + page.givenUp()).sum();
    }

    /** Transactions that got the id of another one. */
    int sharedIds() {
        return pages.stream().mapToInt(Page::sharedIds).sum();
    }

    /** The transactions of one charge point. */
    static final class Page {
        private final Set<Integer> allIds;
        private final List<Entry> entries = new ArrayList<>();
        private int givenUp;
        private int sharedIds;

        private static final class Entry {
            private final int connectorId;
            private @Nullable String startMessageId;
            private @Nullable Integer transactionId;

            Entry(int connectorId) {
                this.connectorId = connectorId;
            }
        }

        private Page(Set<Integer> allIds) {
            this.allIds = allIds;
        }

        synchronized void begun(int connectorId) {
            entries.add(new Entry(connectorId));
        }

        /** A CALL leaves; the starts of one connector leave in the order in which its transactions began. */
        synchronized void sending(String messageId, RequestPayload<?> request) {
            if (!(request instanceof StartTransaction.Request start)
                    || entries.stream().anyMatch(entry -> messageId.equals(entry.startMessageId))) {
                return;
            }
            entries.stream()
                    .filter(entry -> entry.connectorId == start.connectorId() && entry.startMessageId == null)
                    .findFirst()
                    .ifPresent(entry -> entry.startMessageId = messageId);
        }

        synchronized void answered(String messageId, RequestPayload<?> request, ResponsePayload response) {
            if (response instanceof StartTransaction.Response started) {
                entries.stream()
                        .filter(entry -> messageId.equals(entry.startMessageId) && entry.transactionId == null)
                        .findFirst()
                        .ifPresent(entry -> assign(entry, started.transactionId()));
            } else if (request instanceof StopTransaction.Request stop) {
                entries.removeIf(entry -> isOf(entry, stop));
            }
        }

        /** A message is not sent again: its transaction is lost. */
        synchronized void givenUp(RequestPayload<?> request) {
            for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
                Entry entry = all.next();
                boolean isMeant = request instanceof StopTransaction.Request stop
                        ? isOf(entry, stop)
                        : request instanceof StartTransaction.Request start
                                && entry.connectorId == start.connectorId()
                                && entry.startMessageId != null
                                && entry.transactionId == null;
                if (isMeant) {
                    all.remove();
                    givenUp++;
                    return;
                }
            }
        }

        private synchronized int open() {
            return entries.size();
        }

        private synchronized int givenUp() {
            return givenUp;
        }

        private synchronized int sharedIds() {
            return sharedIds;
        }

        private void assign(Entry entry, int transactionId) {
            entry.transactionId = transactionId;
            if (!allIds.add(transactionId)) {
                sharedIds++;
            }
        }

        private static boolean isOf(Entry entry, StopTransaction.Request stop) {
            return entry.transactionId != null && entry.transactionId == stop.transactionId();
        }
    }
}
