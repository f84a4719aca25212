package ocpp.emulator.authorization;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import org.jspecify.annotations.Nullable;

/** The authorization cache: the latest status of every tag heard of (section 3.5.1, AUTH-09). */
public final class AuthorizationCache {
    private final int capacity;
    /** By folded tag, the longest unheard of first. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** One tag. */
    public record Entry(String idTag, IdTagInfo info) {}

    /** @param capacity entries; when full, one that is not valid makes room, else the oldest */
    public AuthorizationCache(int capacity) {
        this.capacity = capacity;
    }

    /** What the cache says of a tag, or null where it does not hold it. */
    public @Nullable IdTagInfo find(String idTag) {
        Entry entry = entries.get(IdTag.folded(idTag));
        return entry == null ? null : entry.info();
    }

    public void put(String idTag, IdTagInfo info, Instant now) {
        entries.remove(IdTag.folded(idTag));
        if (entries.size() >= capacity) {
            makeRoom(now);
        }
        entries.put(IdTag.folded(idTag), new Entry(idTag, info));
    }

    public void remove(String idTag) {
        entries.remove(IdTag.folded(idTag));
    }

    public void clear() {
        entries.clear();
    }

    public List<Entry> save() {
        return List.copyOf(entries.values());
    }

    public void restore(List<Entry> saved) {
        entries.clear();
        saved.forEach(entry -> entries.put(IdTag.folded(entry.idTag()), entry));
    }

    private void makeRoom(Instant now) {
        Iterator<Entry> candidates = entries.values().iterator();
        while (candidates.hasNext()) {
            if (Authorizer.statusAt(candidates.next().info(), now) != AuthorizationStatus.Accepted) {
                candidates.remove();
                return;
            }
        }
        Iterator<Entry> oldest = entries.values().iterator();
        if (oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
