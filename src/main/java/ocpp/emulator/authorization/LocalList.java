package ocpp.emulator.authorization;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import org.jspecify.annotations.Nullable;

/** The local authorization list (section 3.5.2, requirements LIST). */
public final class LocalList {
    private final Map<String, AuthorizationData> entries = new LinkedHashMap<>();
    private int version;

    /** The list as it is kept. */
    public record Saved(int version, List<AuthorizationData> entries) {}

    /** The version to report: 0 for an empty list (LIST-01, LIST-14). */
    public int reportedVersion() {
        return entries.isEmpty() ? 0 : version;
    }

    /** What the list says of a tag, or null where it does not hold it. */
    public @Nullable IdTagInfo find(String idTag) {
        AuthorizationData entry = entries.get(IdTag.folded(idTag));
        return entry == null ? null : entry.idTagInfo();
    }

    /**
     * Applies an update, wholly or not at all.
     *
     * @param maxUpdate SendLocalListMaxLength
     * @param maxEntries LocalAuthListMaxLength
     */
    public UpdateStatus update(SendLocalList.Request request, int maxUpdate, int maxEntries) {
        List<AuthorizationData> changes = request.localAuthorizationList();
        List<AuthorizationData> given = changes == null ? List.of() : changes;
        boolean full = request.updateType() == UpdateType.Full;
        if (request.listVersion() <= 0 || given.size() > maxUpdate || !isSound(given, full)) {
            return UpdateStatus.Failed;
        }
        if (!full && request.listVersion() <= version) {
            return UpdateStatus.VersionMismatch;
        }
        Map<String, AuthorizationData> changed = new LinkedHashMap<>(full ? Map.of() : entries);
        for (AuthorizationData entry : given) {
            if (entry.idTagInfo() == null) {
                changed.remove(IdTag.folded(entry.idTag()));
            } else {
                changed.put(IdTag.folded(entry.idTag()), entry);
            }
        }
        if (changed.size() > maxEntries) {
            return UpdateStatus.Failed;
        }
        entries.clear();
        entries.putAll(changed);
        version = request.listVersion();
        return UpdateStatus.Accepted;
    }

    public Saved save() {
        return new Saved(version, List.copyOf(entries.values()));
    }

    public void restore(Saved saved) {
        version = saved.version();
        entries.clear();
        saved.entries().forEach(entry -> entries.put(IdTag.folded(entry.idTag()), entry));
    }

    private static boolean isSound(Collection<AuthorizationData> given, boolean full) {
        Set<String> tags = new HashSet<>();
        return given.stream()
                .allMatch(entry -> tags.add(IdTag.folded(entry.idTag())) && (!full || entry.idTagInfo() != null));
    }
}
