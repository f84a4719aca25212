package ocpp.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ocpp.operator.Event.Detail;
import ocpp.operator.Event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The last events of all charge points, for streams that follow and resume. Who reads too slowly for the ring is told
 * that something is missing; nothing is queued for a reader. Thread-safe.
 */
final class EventLog {
    private final EventRing seldom;
    private final EventRing frequent;
    private final Map<Runnable, Set<Kind>> followers = new ConcurrentHashMap<>();
    private volatile Set<Kind> followed = Set.of();
    private long lastId;

    /**
     * What a reader got.
     *
     * @param after where to read on
     * @param missing whether events were lost between where the reader stood and the first of these
     */
    record Batch(List<Event> events, long after, boolean missing) {}

    /** Which events a reader wants; of no charge point in particular where that is null. */
    record Filter(Set<Kind> kinds, @Nullable String chargePointId) {
        boolean takes(Event event) {
            return kinds.contains(event.kind())
                    && (chargePointId == null || chargePointId.equals(event.chargePointId()));
        }
    }

    /**
     * @param kept how many events, and beside them how many of the frequent kinds
     * @param start the ids of this run of the server begin behind that of every earlier run
     */
    EventLog(int kept, Instant start) {
        seldom = new EventRing(kept);
        frequent = new EventRing(kept);
        lastId = start.toEpochMilli() * 1000;
    }

    void publish(Kind kind, Instant time, String chargePointId, Detail detail) {
        synchronized (this) {
            lastId++;
            Event event = new Event(lastId, time, kind, chargePointId, detail);
            (kind.isFrequent() ? frequent : seldom).add(event);
        }
        if (followed.contains(kind)) {
            followers.keySet().forEach(Runnable::run);
        }
    }

    /** The id of the last event. */
    synchronized long lastId() {
        return lastId;
    }

    /** Reads on behind an id: at most so many events that the filter takes. */
    synchronized Batch read(long after, Filter filter, int most) {
        List<Event> events = new ArrayList<>();
        boolean missing = after < seldom.evictedId() || after > lastId;
        long read = missing ? lastId : after;
        long seldomPlace = seldom.placeAfter(read);
        long frequentPlace = frequent.placeAfter(read);
        while (events.size() < most) {
            Event one = seldom.at(seldomPlace);
            Event other = frequent.at(frequentPlace);
            if (one == null && other == null) {
                break;
            }
            boolean first = other == null || (one != null && one.id() < other.id());
            Event next = first ? one : other;
            seldomPlace += first ? 1 : 0;
            frequentPlace += first ? 0 : 1;
            if (next != null) {
                read = next.id();
                if (filter.takes(next)) {
                    events.add(next);
                }
            }
        }
        return new Batch(events, read, missing);
    }

    /** The seldom events of a charge point that are still here, oldest first. */
    synchronized List<Event> kept(String chargePointId) {
        List<Event> events = new ArrayList<>();
        long place = seldom.placeAfter(0);
        for (Event event = seldom.at(place); event != null; event = seldom.at(place)) {
            if (event.chargePointId().equals(chargePointId)) {
                events.add(event);
            }
            place++;
        }
        return events;
    }

    /** Runs this after every event of these kinds, on the thread of whoever published it: it must be quick. */
    void follow(Set<Kind> kinds, Runnable follower) {
        followers.put(follower, kinds);
        recount();
    }

    void unfollow(Runnable follower) {
        followers.remove(follower);
        recount();
    }

    /** Whether anybody hears of events of this kind. */
    boolean isFollowed(Kind kind) {
        return followed.contains(kind);
    }

    int followers() {
        return followers.size();
    }

    private synchronized void recount() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        followers.values().forEach(kinds::addAll);
        followed = kinds;
    }
}
