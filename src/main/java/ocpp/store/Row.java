package ocpp.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one statement, bound in the order of its question marks. */
final class Row {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final PreparedStatement statement;
    private final Database database;
    private int position;

    Row(PreparedStatement statement, Database database) {
        this.statement = statement;
        this.database = database;
    }

    /** What PostgreSQL cannot hold (NUL, half a surrogate pair) becomes U+FFFD (EDGE-08). */
    Row text(@Nullable String value) throws SQLException {
        statement.setString(++position, value == null ? null : Texts.storable(value));
        return this;
    }

    Row integer(int value) throws SQLException {
        statement.setInt(++position, value);
        return this;
    }

    Row integer(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(++position, Types.INTEGER);
            return this;
        }
        return integer(value.intValue());
    }

    Row bigint(long value) throws SQLException {
        statement.setLong(++position, value);
        return this;
    }

    Row bigint(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++position, Types.BIGINT);
            return this;
        }
        return bigint(value.longValue());
    }

    Row real(@Nullable Double value) throws SQLException {
        if (value == null) {
            statement.setNull(++position, Types.DOUBLE);
        } else {
            statement.setDouble(++position, value);
        }
        return this;
    }

    Row truth(boolean value) throws SQLException {
        statement.setBoolean(++position, value);
        return this;
    }

    /** To the millisecond, in the years 1 to 9999. */
    Row time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++position, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++position, database.time(within(value)));
        }
        return this;
    }

    /** Ends the row: it is sent with others, at the latest by the commit. */
    void add() throws SQLException {
        statement.addBatch();
    }

    /** Executes it; the number of rows it changed. */
    int run() throws SQLException {
        return statement.executeUpdate();
    }

    /** Executes it and reads its answer. */
    <T> List<T> read(Reading<T> reading) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return all(rows, database, reading);
        }
    }

    static <T> List<T> all(ResultSet rows, Database database, Reading<T> reading) throws SQLException {
        List<T> answers = new ArrayList<>();
        Columns columns = new Columns(rows, database);
        while (rows.next()) {
            answers.add(reading.read(columns));
        }
        return answers;
    }

    void restart() {
        position = 0;
    }

    void send() throws SQLException {
        statement.executeBatch();
    }

    void forget() throws SQLException {
        statement.clearBatch();
    }

    static Instant within(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }
}
