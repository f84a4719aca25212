package ocpp.smartcharging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transaction that runs; transactionId is null while the charge point has not been told it. */
public record RunningTransaction(int connectorId, @Nullable Integer transactionId, Instant start) {}
