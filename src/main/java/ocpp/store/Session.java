package ocpp.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads on one connection. */
final class Session {

    /** Several queries that make one answer. */
    interface Query<T> {
        T run(Session session) throws SQLException;
    }

    private final PreparedQueries queries;
    private final Database database;

    Session(PreparedQueries queries, Database database) {
        this.queries = queries;
        this.database = database;
    }

    /** All rows of the answer. A value is a String, Integer, Long, Boolean or Instant, or null. */
    <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = queries.take(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, bindable(values[i]));
        }
        try (ResultSet rows = statement.executeQuery()) {
            return Row.all(rows, database, reading);
        } finally {
            queries.giveBack(sql, statement);
        }
    }

    /** The first row of the answer, or null. */
    <T> @Nullable T first(String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        List<T> rows = list(sql, reading, values);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private @Nullable Object bindable(@Nullable Object value) {
        if (value instanceof Instant time) {
            return database.time(Row.within(time));
        }
        return value instanceof String text ? Texts.storable(text) : value;
    }
}
