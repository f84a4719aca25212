package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads transactions and their meter values. */
public final class TransactionQueries {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Readers readers;

    TransactionQueries(Readers readers) {
        this.readers = readers;
    }

    /** Newest start first. */
    public CompletionStage<Page<TransactionRecord>> page(TransactionFilter filter, PageRequest request) {
        return readers.read(session -> page(session, filter, Place.of(request), request.limit()));
    }

    /** The transaction; empty when there is none. */
    public CompletionStage<Optional<TransactionRecord>> find(int transactionId) {
        return readers.read(session -> Optional.ofNullable(session.first(
                "select * from transactions where transaction_id = ?", TransactionRecord::read, transactionId)));
    }

    /** Oldest sample first. */
    public CompletionStage<Page<MeterValueRecord>> meterValues(int transactionId, PageRequest request) {
        return readers.read(session -> meterValues(session, transactionId, Place.ascending(request), request.limit()));
    }

    /** The values of the newest sample. */
    public CompletionStage<List<MeterValueRecord>> latestMeterValues(int transactionId) {
        return readers.read(session -> session.list(
                "select * from meter_values where transaction_id = ? and sampled_at = (select max(sampled_at)"
                        + " from meter_values where transaction_id = ?) order by id",
                MeterValueRecord::read,
                transactionId,
                transactionId));
    }

    /** Newest first: values that belong to no transaction, such as those of connector 0. */
    public CompletionStage<Page<MeterValueRecord>> otherMeterValues(String chargePointId, PageRequest request) {
        Conditions conditions =
                new Conditions().and("charge_point_id = ?", chargePointId).and("transaction_id is null");
        return readers.read(
                session -> Listing.page(session, "meter_values", conditions, request, MeterValueRecord::read));
    }

    private static Page<TransactionRecord> page(Session session, TransactionFilter filter, Place before, int limit)
            throws SQLException {
        Conditions conditions =
                filter.conditions().and("(started_at, transaction_id) < (?, ?)", before.time(), before.id());
        List<TransactionRecord> rows = session.list(
                "select * from transactions" + conditions.where()
                        + " order by started_at desc, transaction_id desc limit " + (limit + 1),
                TransactionRecord::read,
                conditions.values());
        boolean more = rows.size() > limit;
        List<TransactionRecord> shown = more ? rows.subList(0, limit) : rows;
        TransactionRecord last = more ? shown.get(limit - 1) : null;
        String next = last == null ? null : new Place(last.startedAt(), last.transactionId()).cursor();
        return new Page<>(List.copyOf(shown), next, total(session, filter));
    }

    private static long total(Session session, TransactionFilter filter) throws SQLException {
        if (filter.equals(TransactionFilter.ALL)) {
            return all(session);
        }
        if (filter.isFinishedOnly()) {
            return all(session) - open(session);
        }
        return Listing.count(session, "transactions", filter.conditions());
    }

    private static long all(Session session) throws SQLException {
        return Objects.requireNonNull(
                session.first("select total from row_counts where name = 'transactions'", row -> row.bigint("total")));
    }

    private static long open(Session session) throws SQLException {
        return Objects.requireNonNull(session.first(
                "select count(*) as total from transactions where stopped_at is null", row -> row.bigint("total")));
    }

    private static Page<MeterValueRecord> meterValues(Session session, int transactionId, Place after, int limit)
            throws SQLException {
        record Placed(Place place, MeterValueRecord item) {}
        List<Placed> rows = session.list(
                "select * from meter_values where transaction_id = ? and (sampled_at, id) > (?, ?)"
                        + " order by sampled_at, id limit " + (limit + 1),
                row -> new Placed(new Place(row.time("sampled_at"), row.bigint("id")), MeterValueRecord.read(row)),
                transactionId,
                after.time(),
                after.id());
        boolean more = rows.size() > limit;
        List<Placed> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(Placed::item).toList(),
                more ? shown.get(limit - 1).place().cursor() : null,
                Listing.count(session, "meter_values", new Conditions().and("transaction_id = ?", transactionId)));
    }

    /** A place in a list that is ordered by a time and, within it, by a number. */
    private record Place(Instant time, long id) {

        static Place of(PageRequest request) {
            return request.cursor() == null ? new Place(LATEST, Integer.MAX_VALUE) : parsed(request);
        }

        static Place ascending(PageRequest request) {
            return request.cursor() == null ? new Place(Instant.MIN, 0) : parsed(request);
        }

        String cursor() {
            return time.toEpochMilli() + "." + id;
        }

        private static Place parsed(PageRequest request) {
            String[] parts = String.valueOf(request.cursor()).split("\\.", 2);
            try {
                return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1]));
            } catch (RuntimeException error) {
                throw request.wrong();
            }
        }
    }
}
