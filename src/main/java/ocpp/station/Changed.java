package ocpp.station;

/** How a change by an operator ended. */
public sealed interface Changed {

    /** It is in the ledger. */
    record Done() implements Changed {}

    /** It cannot be made, for this reason. */
    record NotPossible(String reason) implements Changed {}

    /** The ledger cannot be written; nothing is known of the change. */
    record LedgerFailed(String reason) implements Changed {}
}
