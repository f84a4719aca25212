package ocpp.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ocpp.station.StationEvent;

/** Which rows the events write: one entry for each kind of event. */
final class EventRows {

    /** What one kind of event writes. */
    interface Entry<E extends StationEvent> {
        void write(Transaction transaction, String chargePointId, E event) throws SQLException;
    }

    private final Map<Class<?>, Entry<StationEvent>> entries = new HashMap<>();

    /** The entries of all kinds. */
    static EventRows all(String node) {
        EventRows rows = new EventRows();
        new RegistrationRows(node).addTo(rows);
        ConnectorRows.addTo(rows);
        TransactionRows.addTo(rows);
        new MessageRows().addTo(rows);
        ProfileRows.addTo(rows);
        ReservationRows.addTo(rows);
        LocalListRows.addTo(rows);
        ConfigurationRows.addTo(rows);
        JobRows.addTo(rows);
        SecurityRows.addTo(rows);
        CommandRows.addTo(rows);
        return rows;
    }

    <E extends StationEvent> EventRows on(Class<E> kind, Entry<E> entry) {
        entries.put(
                kind, (transaction, chargePointId, event) -> entry.write(transaction, chargePointId, kind.cast(event)));
        return this;
    }

    void write(Transaction transaction, String chargePointId, StationEvent event) throws SQLException {
        Entry<StationEvent> entry = entries.get(event.getClass());
        if (entry == null) {
            throw new IllegalArgumentException(event.getClass() + " writes no rows");
        }
        entry.write(transaction, chargePointId, event);
    }

    Set<Class<?>> kinds() {
        return Set.copyOf(entries.keySet());
    }
}
