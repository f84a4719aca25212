package ocpp.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.station.TransactionIds;

/**
 * Ids of transactions from one row, which all servers share. An id is on disk before it is used; the one that a crash
 * leaves unused is a gap, and never given again.
 */
final class SqlTransactionIds implements TransactionIds {

    private static final Sql NEXT = new Sql(
            "transaction_ids", "update transaction_ids set last = last + 1 where last < 2147483647 returning last");

    private final GroupCommit commits;

    SqlTransactionIds(GroupCommit commits) {
        this.commits = commits;
    }

    @Override
    public CompletionStage<Integer> next() {
        return commits.submit(transaction -> {
            List<Integer> next = transaction.statement(NEXT).read(row -> row.integer("last"));
            if (next.isEmpty()) {
                throw new StoreException(StoreException.Kind.Refused, "all 2147483647 transaction ids are used up");
            }
            return next.get(0);
        });
    }
}
