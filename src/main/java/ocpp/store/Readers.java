package ocpp.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Runs queries on threads and connections of their own, away from the writer and from the dispatchers. */
final class Readers implements AutoCloseable {

    private static final int QUEUE_LIMIT = 1_000;

    private final Database database;
    private final HikariDataSource connections;
    private final ThreadPoolExecutor threads;
    private final Duration timeout;
    private final ThreadLocal<PreparedQueries> prepared = ThreadLocal.withInitial(PreparedQueries::new);

    Readers(Database database, DataSource source, StoreSettings settings) {
        this.database = database;
        timeout = settings.readTimeout();
        HikariConfig config = new HikariConfig();
        config.setPoolName("ocpp-store-readers");
        config.setDataSource(source);
        config.setReadOnly(true);
        config.setMaximumPoolSize(settings.readers());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(timeout.toMillis());
        config.setInitializationFailTimeout(-1);
        connections = new HikariDataSource(config);
        threads = new ThreadPoolExecutor(
                settings.readers(),
                settings.readers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE_LIMIT),
                task -> {
                    Thread thread = new Thread(task, "ocpp-store-reader");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Fails with a {@link StoreException}, at once when {@value #QUEUE_LIMIT} queries wait. Never blocks. */
    <T> CompletionStage<T> read(Session.Query<T> query) {
        try {
            return CompletableFuture.supplyAsync(() -> run(query), threads)
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(error -> CompletableFuture.failedFuture(explained(error)));
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(
                    new StoreException(StoreException.Kind.Overloaded, "too many queries wait (" + QUEUE_LIMIT + ")"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
    }

    private <T> T run(Session.Query<T> query) {
        try (Connection connection = connections.getConnection()) {
            return run(query, connection);
        } catch (SQLException error) {
            SQLException cause = error.getCause() instanceof SQLException refused ? refused : error;
            throw database.trouble(cause).exception();
        }
    }

    /** The pool does not see what fails on statements that are not its own: it is told. */
    private <T> T run(Session.Query<T> query, Connection connection) throws SQLException {
        PreparedQueries queries = prepared.get();
        queries.use(connection.unwrap(Connection.class));
        try {
            return query.run(new Session(queries, database));
        } catch (SQLException error) {
            connections.evictConnection(connection);
            throw error;
        }
    }

    private Throwable explained(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof TimeoutException) {
            return new StoreException(
                    StoreException.Kind.Unavailable, "no answer to a query within " + timeout.toMillis() + " ms");
        }
        return cause;
    }
}
