package ocpp.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of the row that is being read. Where null is not expected, it is a fault of the schema. */
final class Columns {

    private final ResultSet row;
    private final Database database;

    Columns(ResultSet row, Database database) {
        this.row = row;
        this.database = database;
    }

    String text(String column) throws SQLException {
        return present(column, textOrNull(column));
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    int integer(String column) throws SQLException {
        return row.getInt(column);
    }

    @Nullable
    Integer integerOrNull(String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    long bigint(String column) throws SQLException {
        return row.getLong(column);
    }

    @Nullable
    Long bigintOrNull(String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    @Nullable
    Double realOrNull(String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    BigDecimal decimal(String column) throws SQLException {
        return present(column, decimalOrNull(column));
    }

    /** The shortest decimal of the number, without zeros behind it. */
    @Nullable
    BigDecimal decimalOrNull(String column) throws SQLException {
        Double value = realOrNull(column);
        return value == null ? null : decimal(value.doubleValue());
    }

    <E extends Enum<E>> E constant(String column, Class<E> kind) throws SQLException {
        return Enum.valueOf(kind, text(column));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String column, Class<E> kind) throws SQLException {
        String name = textOrNull(column);
        return name == null ? null : Enum.valueOf(kind, name);
    }

    boolean truth(String column) throws SQLException {
        return row.getBoolean(column);
    }

    Instant time(String column) throws SQLException {
        return present(column, timeOrNull(column));
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        return database.time(row, column);
    }

    private static BigDecimal decimal(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static <T> T present(String column, @Nullable T value) throws SQLException {
        if (value == null) {
            throw new SQLException(column + " is null (expected: a value)", "22004");
        }
        return value;
    }
}
