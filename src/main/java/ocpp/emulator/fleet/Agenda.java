package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a fleet does next, in the order of time; at the same time in the order in which it was put down. */
final class Agenda {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at).thenComparingLong(Entry::number);

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
    private long number;

    /** @param at after the start of the fleet */
    record Entry(Duration at, long number, Step step) {}

    void add(Duration at, Step step) {
        entries.add(new Entry(at, number++, step));
    }

    /** The next entry that is due, taken off; null where none is. */
    @Nullable
    Entry takeDue(Duration now) {
        Entry next = entries.peek();
        return next == null || next.at().compareTo(now) > 0 ? null : entries.remove();
    }

    /** Takes off every step of a kind that is wanted, in the order of time. */
    <S extends Step> List<S> take(Class<S> kind, Predicate<S> wanted) {
        List<S> taken = entries.stream()
                .sorted(ORDER)
                .map(Entry::step)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .toList();
        Set<Step> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(taken);
        entries.removeIf(entry -> all.contains(entry.step()));
        return taken;
    }

    /** When the next is due, null where there is none. */
    @Nullable
    Duration next() {
        Entry next = entries.peek();
        return next == null ? null : next.at();
    }

    void clear() {
        entries.clear();
    }
}
