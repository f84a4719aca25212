package ocpp.station;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** What each event means for the state: one entry for each kind of event. */
final class Projection {
    private static final Map<Class<?>, BiFunction<StationState, StationEvent, StationState>> TABLE = table();

    private Projection() {}

    static StationState apply(StationState state, StationEvent event) {
        BiFunction<StationState, StationEvent, StationState> meaning = TABLE.get(event.getClass());
        if (meaning == null) {
            throw new IllegalArgumentException(event.getClass() + " has no entry in the projection");
        }
        return meaning.apply(state, event);
    }

    private static Map<Class<?>, BiFunction<StationState, StationEvent, StationState>> table() {
        Table table = new Table();
        RegistrationProjection.addTo(table);
        OperationProjection.addTo(table);
        TransactionProjection.addTo(table);
        ChargingProjection.addTo(table);
        return Map.copyOf(table.entries);
    }

    /** Collects the entries. */
    static final class Table {
        private final Map<Class<?>, BiFunction<StationState, StationEvent, StationState>> entries = new HashMap<>();

        <E extends StationEvent> Table on(Class<E> kind, BiFunction<StationState, E, StationState> meaning) {
            entries.put(kind, (state, event) -> meaning.apply(state, kind.cast(event)));
            return this;
        }

        /** An event that is for the record only. */
        <E extends StationEvent> Table ignore(Class<E> kind) {
            return on(kind, (state, event) -> state);
        }
    }
}
