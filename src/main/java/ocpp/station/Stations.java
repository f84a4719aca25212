package ocpp.station;

import java.util.concurrent.CompletionStage;

/** Reaches the charge point of an identity, wherever it lives. */
public interface Stations {

    /** Tells the charge point of this identity, in the order of the calls; one that is not known yet is created. */
    void tell(String chargePointId, ChargePointActor.Command command);

    /**
     * Whether this identity is one of the ledger or was told something since the start. Completed when the identities
     * of the ledger have been read.
     */
    CompletionStage<Boolean> knows(String chargePointId);

    /** Asks all charge points for the state dump; takes 2 s at most. */
    CompletionStage<StateDump> dump();
}
