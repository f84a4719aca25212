package ocpp.store;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every test of the store runs on. */
enum TestDatabase {
    SQLITE,
    POSTGRESQL;

    private static final AtomicInteger LAST = new AtomicInteger();

    /** Settings of a database that is empty; a change is a line like {@code queue-limit = 10}. */
    StoreSettings empty(String... changes) {
        return settings(
                this == SQLITE ? "jdbc:sqlite:" + emptyFolder().resolve("data/ocpp.db") : emptySchema(), changes);
    }

    static StoreSettings settings(String url, String... changes) {
        String lines = "write-timeout = 10s, retry-interval = 50ms, read-timeout = 20s, node = here,"
                + String.join(",", changes);
        return StoreSettings.from(ConfigFactory.parseString("ocpp.store { " + lines + " }")
                .withValue("ocpp.store.url", ConfigValueFactory.fromAnyRef(url))
                .withFallback(ConfigFactory.defaultReference()));
    }

    static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/store")), "test");
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** A connection beside the store. */
    static Connection connect(StoreSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url());
    }

    private static String emptySchema() {
        String schema = "test" + LAST.incrementAndGet();
        String url = Server.SHARED.getJdbcUrl("postgres", "postgres");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
        return url + "&currentSchema=" + schema;
    }

    /** One server for all tests of this run; it is stopped when the run ends. */
    static final class Server {
        static final EmbeddedPostgres SHARED = start();

        private Server() {}

        static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target/postgresql").toAbsolutePath().toFile())
                        .start();
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }
}
