package ocpp.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to what this program knows: numbered files, each applied once, all or nothing. */
final class Migrations {

    /** In order; a file that was released is never changed again. */
    static final List<String> FILES =
            List.of("0001-tables.sql", "0002-station-settings.sql", "0003-meter-messages.sql");

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final Database database;
    private final List<String> scripts;

    Migrations(Database database) {
        this(database, FILES.stream().map(Migrations::read).toList());
    }

    Migrations(Database database, List<String> scripts) {
        this.database = database;
        this.scripts = scripts;
    }

    void apply() throws SQLException {
        try (Connection connection = database.connectForMigration()) {
            database.begin(connection);
            database.lockSchema(connection);
            int before = verified(connection);
            for (int version = before + 1; version <= scripts.size(); version++) {
                apply(connection, version);
            }
            database.commit(connection);
            if (before > 0 && before < scripts.size()) {
                LOG.info("{}: tables brought from version {} to {}", database.address(), before, scripts.size());
            }
        }
    }

    /** The version that is there; it must be one this program knows, made of the same files. */
    private int verified(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(database.definitions("create table if not exists schema_version ("
                    + "version integer primary key, checksum bigint not null, applied_at ${time} not null)"));
            int version = 0;
            try (ResultSet row =
                    statement.executeQuery("select version, checksum from schema_version order by version")) {
                while (row.next()) {
                    version = row.getInt(1);
                    verify(version, row.getLong(2));
                }
            }
            return version;
        }
    }

    private void verify(int version, long checksum) {
        if (version > scripts.size()) {
            throw incompatible("has tables of version " + version + " (expected: at most " + scripts.size()
                    + "); it was used by a newer ocpp-pekko, start that one");
        }
        if (checksum != checksum(scripts.get(version - 1))) {
            throw incompatible("has other tables of version " + version + " than this ocpp-pekko makes;"
                    + " it was used by an unreleased one, start with another database");
        }
    }

    private void apply(Connection connection, int version) throws SQLException {
        String script = scripts.get(version - 1);
        try (Statement statement = connection.createStatement()) {
            for (String sql : database.definitions(script).split(";\\s*\\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        try (PreparedStatement record = connection.prepareStatement("insert into schema_version values (?, ?, ?)")) {
            record.setInt(1, version);
            record.setLong(2, checksum(script));
            record.setObject(3, database.time(Instant.now()));
            record.executeUpdate();
        }
    }

    private StoreException incompatible(String message) {
        return new StoreException(StoreException.Kind.Unavailable, database.address() + " " + message);
    }

    private static long checksum(String script) {
        CRC32 checksum = new CRC32();
        checksum.update(script.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    private static String read(String file) {
        try (InputStream stream = Migrations.class.getResourceAsStream("migrations/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("migrations/" + file + " is not in the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException error) {
            throw new IllegalStateException("migrations/" + file + " cannot be read", error);
        }
    }
}
