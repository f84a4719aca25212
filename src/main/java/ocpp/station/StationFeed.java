package ocpp.station;

import java.util.List;

/** Hears what happens to the charge points. Called by their actors: it must not block and must not fail. */
@FunctionalInterface
public interface StationFeed {

    /** Hears nothing. */
    StationFeed NONE = (chargePointId, events) -> {};

    /** These events are in the ledger; the answer they belong to leaves right after this call. */
    void published(String chargePointId, List<StationEvent> events);
}
