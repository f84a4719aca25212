package ocpp.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The writer alone, on a database with the tables, and what it told its observer. */
final class Opened implements AutoCloseable, CommitObserver {
    private static final Sql INSERT =
            new Sql("schema_version", "insert into schema_version (version, checksum, applied_at) values (?, 0, ?)");

    final GroupCommit commits;
    final AtomicInteger batches = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    private final StoreSettings settings;
    private final Database database;

    Opened(StoreSettings settings) throws SQLException {
        this.settings = settings;
        database = Database.of(settings);
        new Migrations(database).apply();
        commits = new GroupCommit(settings, new Writer(database, settings.retryInterval(), this));
    }

    @Override
    public void committed(int writes, Duration time) {
        batches.incrementAndGet();
    }

    @Override
    public void failed(int writes) {
        failures.addAndGet(writes);
    }

    /** Writes a row that there can be only one of. */
    CompletionStage<Integer> write(int number) {
        return commits.submit(transaction -> {
            transaction.row(INSERT).integer(number).time(Instant.EPOCH).add();
            return number;
        });
    }

    /** Keeps the writer busy until the latch is counted down: what comes meanwhile makes one batch. */
    CountDownLatch block() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        commits.submit(transaction -> {
            reached.countDown();
            awaitUninterruptibly(release);
            return true;
        });
        reached.await(10, TimeUnit.SECONDS);
        return release;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many rows there are, the tables' own included. */
    int rows() throws SQLException {
        try (Connection connection = TestDatabase.connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from schema_version where version >= 1000")) {
            row.next();
            return row.getInt(1);
        }
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** What the stage failed with. */
    static StoreException failure(CompletionStage<?> stage) {
        ExecutionException error = assertThrows(ExecutionException.class, () -> await(stage));
        return (StoreException) Objects.requireNonNull(error.getCause());
    }

    @Override
    public void close() throws InterruptedException {
        commits.close();
        database.close();
    }
}
