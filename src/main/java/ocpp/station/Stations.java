package ocpp.station;

/** Reaches the charge point of an identity, wherever it lives. */
public interface Stations {

    /** Tells the charge point of this identity; one that is not known yet is created. */
    void tell(String chargePointId, ChargePointActor.Command command);
}
