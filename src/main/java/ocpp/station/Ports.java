package ocpp.station;

import java.time.InstantSource;

/** What charge points stand on. */
public record Ports(
        Ledger ledger, IdTags idTags, TransactionIds transactionIds, StationFeed feed, InstantSource clock) {}
