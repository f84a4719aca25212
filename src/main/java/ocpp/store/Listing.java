package ocpp.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Lists of the tables whose rows are numbered by {@code id}, newest first. */
final class Listing {

    /** Where counting ends: a page is not to take longer the more there is behind it. */
    static final int COUNTED = 100_000;

    private Listing() {}

    static <T> Page<T> page(
            Session session, String table, Conditions conditions, PageRequest request, Reading<T> reading)
            throws SQLException {
        record Numbered<T>(long id, T item) {}
        Conditions after = conditions.copy().and("id < ?", request.after(Long.MAX_VALUE));
        List<Numbered<T>> rows = session.list(
                "select * from " + table + after.where() + " order by id desc limit " + (request.limit() + 1),
                row -> new Numbered<>(row.bigint("id"), reading.read(row)),
                after.values());
        boolean more = rows.size() > request.limit();
        List<Numbered<T>> shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(
                shown.stream().map(Numbered::item).toList(),
                more ? Long.toString(shown.get(shown.size() - 1).id()) : null,
                count(session, table, conditions));
    }

    /** How many rows there are, {@value #COUNTED} at most. */
    static long count(Session session, String table, Conditions conditions) throws SQLException {
        return Objects.requireNonNull(session.first(
                "select count(*) as total from (select 1 from " + table + conditions.where() + " limit " + COUNTED
                        + ") counted",
                row -> row.bigint("total"),
                conditions.values()));
    }
}
