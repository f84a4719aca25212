package ocpp.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A statement that writes to one table.
 *
 * @param table the only table it touches
 * @param text with a question mark for each value
 */
record Sql(String table, String text) {

    /** Inserts a row of these columns. */
    static Sql insert(String table, String... columns) {
        return new Sql(table, into(table, columns) + " values (" + marks(columns) + ")");
    }

    /** Inserts a row of these columns, or does what is said of the row that is in the way. */
    static Sql insertOr(String table, String onConflict, String... columns) {
        // PostgreSQL's driver joins the rows of "values" into one statement, which may not meet the same row twice.
        return new Sql(
                table, into(table, columns) + " select " + marks(columns) + " where true on conflict " + onConflict);
    }

    /** Inserts a row, or changes the one with the same key to it. */
    static Sql upsert(String table, String key, String... columns) {
        return insertOr(table, "(" + key + ") do update set " + excluded(columns), joined(key, columns));
    }

    /** Sets the columns to the values of the row that could not be inserted. */
    static String excluded(String... columns) {
        return Arrays.stream(columns)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }

    private static String into(String table, String... columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ")";
    }

    private static String marks(String... columns) {
        return Arrays.stream(columns).map(column -> "?").collect(Collectors.joining(", "));
    }

    private static String[] joined(String key, String... columns) {
        String[] keys = key.split(", ");
        String[] all = Arrays.copyOf(keys, keys.length + columns.length);
        System.arraycopy(columns, 0, all, keys.length, columns.length);
        return all;
    }
}
