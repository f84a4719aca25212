package ocpp.emulator.chargepoint;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, for the diagnostics and the security log; when it is full the oldest goes (SEC-EVT-02). */
final class Diary {
    private static final int CAPACITY = 500;

    private final Deque<Entry> entries = new ArrayDeque<>();

    record Entry(Instant at, String text) {}

    void add(Instant at, String text) {
        if (entries.size() >= CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(at, text));
    }

    /** The lines of a time, both ends included; null for no end (DIAG-03). Empty where nothing happened then. */
    String between(@Nullable Instant from, @Nullable Instant to) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            boolean after = from == null || !entry.at().isBefore(from);
            if (after && (to == null || !entry.at().isAfter(to))) {
                text.append(entry.at()).append(' ').append(entry.text()).append('\n');
            }
        }
        return text.toString();
    }

    List<Entry> save() {
        return List.copyOf(entries);
    }

    void restore(List<Entry> saved) {
        entries.clear();
        entries.addAll(saved);
    }
}
