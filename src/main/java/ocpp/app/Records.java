package ocpp.app;

import ocpp.station.IdTags;
import ocpp.station.Ledger;
import ocpp.station.MemoryLedger;
import ocpp.station.TransactionIds;
import ocpp.store.CommitObserver;
import ocpp.store.Store;
import ocpp.store.StoreException;
import ocpp.store.StoreSettings;

/**
 * What the central system remembers by.
 *
 * @param close writes what waits and lets go of it; may block
 */
record Records(Ledger ledger, IdTags idTags, TransactionIds transactionIds, Runnable close) {

    /** Kept in the database of the settings. */
    static Records durable(StoreSettings settings) {
        try {
            Store store = Store.open(settings, CommitObserver.NONE);
            return new Records(store.ledger(), store.idTags(), store.transactionIds(), store::close);
        } catch (StoreException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    /** Lost with the process. */
    static Records inMemory() {
        MemoryLedger memory = new MemoryLedger();
        return new Records(memory, memory, memory, () -> {});
    }
}
