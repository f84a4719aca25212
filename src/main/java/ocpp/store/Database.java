package ocpp.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What differs between the databases; all other SQL is common to them. */
sealed interface Database extends AutoCloseable permits Sqlite, Postgresql {

    /** The database behind the URL of the settings. */
    static Database of(StoreSettings settings) {
        String url = settings.url();
        if (url.startsWith("jdbc:sqlite:")) {
            return new Sqlite(settings);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new Postgresql(settings);
        }
        throw new StoreException(
                StoreException.Kind.Unavailable,
                "ocpp.store.url: " + url + " (expected: jdbc:sqlite:FILE or jdbc:postgresql://HOST:PORT/DATABASE)");
    }

    /** The connection of the one writer; it excludes every other writer of this server. */
    Connection connectWriter() throws SQLException;

    /** A connection for the change of the schema; its statements may take their time. */
    Connection connectForMigration() throws SQLException;

    /** Keeps every other server from changing the schema until this transaction ends. */
    void lockSchema(Connection connection) throws SQLException;

    /** Begins a transaction that writes. */
    void begin(Connection connection) throws SQLException;

    /** Makes the transaction durable. */
    void commit(Connection connection) throws SQLException;

    /** Undoes the transaction. */
    void rollback(Connection connection) throws SQLException;

    /** Connections that cannot write. */
    DataSource readers();

    /** The statement with the column types of this database in place of {@code ${key}}, {@code ${log_key}} and
     * {@code ${time}}. */
    String definitions(String sql);

    /** The value to bind for a time. */
    Object time(Instant instant);

    /** The time in this column, in UTC. */
    @Nullable
    Instant time(ResultSet row, String column) throws SQLException;

    /** What an error of this database means. */
    Trouble trouble(SQLException error);

    /** Where the database is, for people; without a password. */
    String address();

    @Override
    void close();
}
