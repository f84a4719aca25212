package ocpp.operator;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import ocpp.station.RegistrationEvent;
import ocpp.station.StationEvent;
import org.jspecify.annotations.Nullable;

/** The lines of all charge points, by identity, so that lists and filters ask neither actors nor the store. */
final class Fleet {
    private final ConcurrentNavigableMap<String, Unit> units = new ConcurrentSkipListMap<>();

    /** Puts in what was known before the start; what has happened since wins. */
    void restore(Collection<Unit> known) {
        known.forEach(unit -> units.putIfAbsent(unit.id(), unit));
    }

    /** The line after these events; null when they removed the charge point. */
    @Nullable
    Unit apply(String chargePointId, List<StationEvent> events) {
        return units.compute(chargePointId, (id, before) -> {
            Unit unit = before == null ? Unit.unknown(id) : before;
            boolean removed = false;
            for (StationEvent event : events) {
                unit = UnitChanges.apply(unit, event);
                removed = event instanceof RegistrationEvent.Removed;
            }
            return removed ? null : unit;
        });
    }

    /** All lines, ordered by identity. */
    Collection<Unit> units() {
        return units.values();
    }

    /** Those behind an identity, all where it is null. */
    Collection<Unit> behind(@Nullable String chargePointId) {
        return chargePointId == null
                ? units.values()
                : units.tailMap(chargePointId, false).values();
    }

    @Nullable
    Unit get(String chargePointId) {
        return units.get(chargePointId);
    }
}
