package ocpp.station;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The durable record of all charge points. Times are kept to the millisecond, registers and energies to 15 digits. */
public interface Ledger {

    /**
     * Writes the events of one decision, all or none, in the order of the calls for each charge point. A charge point
     * that is not known yet is created by its first event. Completed when they are on disk; after a failure it is not
     * known whether they were written.
     */
    CompletionStage<Done> append(String chargePointId, List<StationEvent> events);

    /** The state of a charge point as all events written before make it, {@link StationState#initial} for an unknown one. */
    CompletionStage<StationState> load(String chargePointId);

    /** The identities of all charge points that have an event and are not removed. */
    CompletionStage<List<String>> identities();
}
