package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import ocpp.station.Ledger;
import ocpp.station.RegistrationEvent;
import ocpp.station.StationEvent;
import ocpp.station.StationState;
import org.apache.pekko.Done;

/** The record of all charge points in tables. */
final class SqlLedger implements Ledger {

    private static final Sql CREATE =
            Sql.insertOr("charge_points", "(charge_point_id) do nothing", "charge_point_id", "created_at");

    private static final Sql KNOWN = new Sql("charge_points", "select 1 from charge_points where charge_point_id = ?");

    /** At the start of a large server all charge points are read: other queries are not to wait behind all of them. */
    private static final int LOADS = 8;

    private final Turns loads = new Turns(LOADS, ForkJoinPool.commonPool());
    private final GroupCommit commits;
    private final Readers readers;
    private final EventRows rows;
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    SqlLedger(GroupCommit commits, Readers readers, EventRows rows) {
        this.commits = commits;
        this.readers = readers;
        this.rows = rows;
    }

    @Override
    public CompletionStage<Done> append(String chargePointId, List<StationEvent> events) {
        if (events.isEmpty()) {
            return commits.submit(transaction -> Done.getInstance());
        }
        boolean removes = events.get(events.size() - 1) instanceof RegistrationEvent.Removed;
        CompletionStage<Done> appended = commits.submit(transaction -> {
            if (!created.contains(chargePointId)) {
                create(transaction, chargePointId, events.get(0).at());
            }
            if (removes) {
                created.remove(chargePointId);
            }
            for (StationEvent event : events) {
                rows.write(transaction, chargePointId, event);
            }
            return Done.getInstance();
        });
        return appended.thenApply(done -> {
            if (removes) {
                created.remove(chargePointId);
            } else {
                created.add(chargePointId);
            }
            return done;
        });
    }

    /** After the writes before it have ended, well or badly: nothing of them can appear later. */
    @Override
    public CompletionStage<StationState> load(String chargePointId) {
        return commits.submit(transaction -> isKnown(transaction, chargePointId))
                .thenCompose(known -> known
                        ? loads.take(() -> readers.read(session -> new StateQueries(session, chargePointId).state()))
                        : CompletableFuture.completedFuture(StationState.initial(chargePointId)));
    }

    @Override
    public CompletionStage<List<String>> identities() {
        return readers.read(session -> session.list(
                "select charge_point_id from charge_points order by id", row -> row.text("charge_point_id")));
    }

    private static boolean isKnown(Transaction transaction, String chargePointId) throws SQLException {
        return !transaction
                .statement(KNOWN)
                .text(chargePointId)
                .read(row -> true)
                .isEmpty();
    }

    private static void create(Transaction transaction, String chargePointId, Instant at) throws SQLException {
        transaction.row(CREATE).text(chargePointId).time(at).add();
    }
}
