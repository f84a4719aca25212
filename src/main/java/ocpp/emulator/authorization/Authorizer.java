package ocpp.emulator.authorization;

import static ocpp.emulator.configuration.ConfigurationKey.AllowOfflineTxForUnknownId;
import static ocpp.emulator.configuration.ConfigurationKey.AuthorizationCacheEnabled;
import static ocpp.emulator.configuration.ConfigurationKey.LocalAuthListEnabled;
import static ocpp.emulator.configuration.ConfigurationKey.LocalAuthorizeOffline;
import static ocpp.emulator.configuration.ConfigurationKey.LocalPreAuthorize;

import java.time.Instant;
import ocpp.emulator.configuration.Configuration;
import ocpp.protocol.FeatureProfile;
import ocpp.protocol.core.ClearCache.ClearCacheStatus;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import org.jspecify.annotations.Nullable;

/** Decides on tags without the central system as far as the configuration allows it (section 3.5, requirements AUTH). */
public final class Authorizer {
    private final Configuration configuration;
    private final LocalList list;
    private final AuthorizationCache cache;

    /** What is known of a tag here. */
    public enum Decision {
        ACCEPTED,
        REFUSED,
        /** The central system has to be asked. */
        ASK
    }

    public Authorizer(Configuration configuration, LocalList list, AuthorizationCache cache) {
        this.configuration = configuration;
        this.list = list;
        this.cache = cache;
    }

    /** Whether this tag may charge, while the central system can be asked (AUTH-04, AUTH-10, AUTH-12). */
    public Decision online(String idTag, Instant now) {
        boolean known = configuration.flag(LocalPreAuthorize) && isAccepted(find(idTag), now);
        return known ? Decision.ACCEPTED : Decision.ASK;
    }

    /** Whether this tag may charge, while the central system cannot be asked (AUTH-12, AUTH-13). */
    public Decision offline(String idTag, Instant now) {
        IdTagInfo known = find(idTag);
        if (known != null && !isAccepted(known, now)) {
            return Decision.REFUSED;
        }
        boolean accepted = (known != null && configuration.flag(LocalAuthorizeOffline))
                || configuration.flag(AllowOfflineTxForUnknownId);
        return accepted ? Decision.ACCEPTED : Decision.REFUSED;
    }

    /** What the list, else the cache, says of a tag, or null (AUTH-11, AUTH-21). */
    public @Nullable IdTagInfo find(String idTag) {
        IdTagInfo listed = listed(idTag);
        if (listed != null) {
            return listed;
        }
        return configuration.flag(AuthorizationCacheEnabled) ? cache.find(idTag) : null;
    }

    /** The group of a tag as far as it is known here, or null (AUTH-08). */
    public @Nullable String group(String idTag) {
        IdTagInfo known = find(idTag);
        return known == null ? null : known.parentIdTag();
    }

    /** Takes in what the central system said of a tag (AUTH-09, AUTH-11). */
    public void learn(String idTag, IdTagInfo info, Instant now) {
        if (configuration.flag(AuthorizationCacheEnabled) && listed(idTag) == null) {
            cache.put(idTag, info, now);
        }
    }

    /** Whether the list holds the tag as valid though the central system says otherwise (STAT-13). */
    public boolean contradicts(String idTag, IdTagInfo said, Instant now) {
        return said.status() != AuthorizationStatus.Accepted && isAccepted(listed(idTag), now);
    }

    /** Empties the cache (AUTH-17). */
    public ClearCacheStatus clearCache() {
        if (!configuration.flag(AuthorizationCacheEnabled)) {
            return ClearCacheStatus.Rejected;
        }
        cache.clear();
        return ClearCacheStatus.Accepted;
    }

    /** The status at this time: past its expiryDate an accepted tag is Expired. */
    public static AuthorizationStatus statusAt(IdTagInfo info, Instant now) {
        Instant expiry = info.expiryDate();
        boolean expired = expiry != null && !now.isBefore(expiry) && info.status() == AuthorizationStatus.Accepted;
        return expired ? AuthorizationStatus.Expired : info.status();
    }

    private @Nullable IdTagInfo listed(String idTag) {
        boolean inUse = configuration.supports(FeatureProfile.LocalAuthListManagement)
                && configuration.flag(LocalAuthListEnabled);
        return inUse ? list.find(idTag) : null;
    }

    /** ConcurrentTx in the list is valid too (LIST-11). */
    private static boolean isAccepted(@Nullable IdTagInfo info, Instant now) {
        if (info == null) {
            return false;
        }
        AuthorizationStatus status = statusAt(info, now);
        return status == AuthorizationStatus.Accepted || status == AuthorizationStatus.ConcurrentTx;
    }
}
