package ocpp.station;

import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;

/** How a {@link ChargePointActor.Execute} ended. */
public sealed interface Executed {

    /** The CALL was handed to the connection, as {@code request}, and ended so. */
    record Finished(RequestPayload<?> request, CallOutcome outcome) implements Executed {}

    /** The CALL was never handed to the connection. */
    record NotSent(Obstacle obstacle, String reason) implements Executed {}

    /** Why a CALL is not sent. */
    enum Obstacle {
        /** The station has no connection (J-RPC-23). */
        NotConnected,
        /** Its registration forbids it (BOOT-08, BOOT-13). */
        NotAllowed,
        /** Too many CALLs wait. */
        QueueFull,
        /** The ledger cannot be written. */
        LedgerFailed
    }
}
