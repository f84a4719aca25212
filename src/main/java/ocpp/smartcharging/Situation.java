package ocpp.smartcharging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that decides the limits of a charge point; of two transactions on one connector the last counts. */
public record Situation(Hardware hardware, ChargingProfiles profiles, List<RunningTransaction> transactions) {

    public Situation {
        transactions = List.copyOf(transactions);
    }

    /** The transaction that runs on this connector, or null. */
    public @Nullable RunningTransaction transactionOn(int connectorId) {
        RunningTransaction found = null;
        for (RunningTransaction transaction : transactions) {
            if (transaction.connectorId() == connectorId) {
                found = transaction;
            }
        }
        return found;
    }
}
