package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateType;

/** Events of the local authorization list of a station. */
public sealed interface LocalListEvent extends StationEvent {

    /** A SendLocalList with this version is about to be sent: the version is used up. */
    record Sent(Instant at, int listVersion) implements LocalListEvent {}

    /** The station took a SendLocalList. Full replaces every entry; an entry without idTagInfo is deleted (LIST-03). */
    record Updated(Instant at, int listVersion, UpdateType updateType, List<AuthorizationData> entries)
            implements LocalListEvent {}

    /** The station did not take a Differential update: what it holds is not known any more (LIST-08). */
    record Refused(Instant at) implements LocalListEvent {}

    /** The station told its version: 0 for an empty list, -1 for none at all (LIST-01). */
    record VersionReported(Instant at, int listVersion) implements LocalListEvent {}
}
