package ocpp.operator;

import org.jspecify.annotations.Nullable;

/** The last events, by ascending id; a new one takes the place of the oldest. Not thread-safe. */
final class EventRing {
    private final @Nullable Event[] slots;
    private long added;
    private long evictedId;

    EventRing(int size) {
        slots = new Event[size];
    }

    void add(Event event) {
        int slot = (int) (added % slots.length);
        Event evicted = slots[slot];
        if (evicted != null) {
            evictedId = evicted.id();
        }
        slots[slot] = event;
        added++;
    }

    /** The id of the last event that had to make room, 0 before the first. */
    long evictedId() {
        return evictedId;
    }

    /** The place of the first event behind this id; places count on for ever. */
    long placeAfter(long id) {
        long low = Math.max(0, added - slots.length);
        long high = added;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Event event = at(middle);
            if (event != null && event.id() <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The event at a place, null behind the last. */
    @Nullable
    Event at(long place) {
        return place < added ? slots[(int) (place % slots.length)] : null;
    }
}
