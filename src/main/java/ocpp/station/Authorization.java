package ocpp.station;

import java.time.Instant;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.station.StationSettings.UnknownTags;

/** Whether a tag may charge (AUTH-05). */
final class Authorization {
    private Authorization() {}

    /** For Authorize, and for the tag that ends a transaction. */
    static IdTagInfo judge(IdTags.Lookup lookup, UnknownTags unknownTags, Instant now) {
        if (lookup instanceof IdTags.Known tag) {
            return new IdTagInfo(tag.expiryDate(), tag.parentIdTag(), status(tag, now));
        }
        boolean open = unknownTags == UnknownTags.ACCEPT;
        return new IdTagInfo(null, null, open ? AuthorizationStatus.Accepted : AuthorizationStatus.Invalid);
    }

    /** For StartTransaction, which also counts the transactions of the tag (START-07). */
    static IdTagInfo judgeStart(IdTags.Lookup lookup, UnknownTags unknownTags, Instant now) {
        IdTagInfo info = judge(lookup, unknownTags, now);
        boolean full = lookup instanceof IdTags.Known tag
                && tag.maxActiveTransactions() != null
                && tag.activeTransactions() >= tag.maxActiveTransactions();
        return full && info.status() == AuthorizationStatus.Accepted
                ? new IdTagInfo(info.expiryDate(), info.parentIdTag(), AuthorizationStatus.ConcurrentTx)
                : info;
    }

    private static AuthorizationStatus status(IdTags.Known tag, Instant now) {
        if (tag.blocked()) {
            return AuthorizationStatus.Blocked;
        }
        Instant expiryDate = tag.expiryDate();
        return expiryDate != null && !now.isBefore(expiryDate)
                ? AuthorizationStatus.Expired
                : AuthorizationStatus.Accepted;
    }
}
