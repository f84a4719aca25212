package ocpp.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query, all of which hold, and their values. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions and(String condition, Object... given) {
        conditions.add(condition);
        values.addAll(List.of(given));
        return this;
    }

    /** Adds the condition where there is a value. */
    Conditions andIf(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    /** The same conditions, to be added to. */
    Conditions copy() {
        Conditions copy = new Conditions();
        copy.conditions.addAll(conditions);
        copy.values.addAll(values);
        return copy;
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** The where clause, empty where nothing is asked for. */
    String where() {
        return isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
