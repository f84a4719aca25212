package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ocpp.station.IdTags;
import ocpp.station.Ledger;
import ocpp.station.TransactionIds;
import org.jspecify.annotations.Nullable;

/** The durable store: one writer with group commit, and readers, on threads of its own. */
public final class Store implements AutoCloseable {

    private static final long EXPIRE_MILLIS = 100;
    private static final long RETENTION_PAUSE_MILLIS = 20;

    /** A server that was killed could not say that its charge points are gone. */
    private static final Sql DISCONNECTED =
            new Sql("charge_points", "update charge_points set connected_to = null where connected_to = ?");

    private final Database database;
    private final GroupCommit commits;
    private final Readers readers;
    private final ScheduledExecutorService timer;
    private final Ledger ledger;
    private final SqlIdTags idTags;
    private final TransactionIds transactionIds;
    private final ChargePointQueries chargePoints;
    private final StationRegister stationRegister;
    private final TransactionQueries transactions;
    private final IdTagRegister idTagRegister;
    private final OperationQueries operations;
    private final ProfileTemplates profileTemplates;

    private Store(StoreSettings settings, Database database, CommitObserver observer) {
        this.database = database;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ocpp-store-timer");
            thread.setDaemon(true);
            return thread;
        });
        commits = new GroupCommit(settings, new Writer(database, settings.retryInterval(), observer));
        readers = new Readers(database, database.readers(), settings);
        ledger = new SqlLedger(commits, readers, EventRows.all(settings.node()));
        idTags = new SqlIdTags(readers, settings.idTagCache());
        transactionIds = new SqlTransactionIds(commits);
        chargePoints = new ChargePointQueries(readers);
        stationRegister = new StationRegister(commits, readers);
        transactions = new TransactionQueries(readers);
        idTagRegister = new IdTagRegister(commits, readers, idTags);
        operations = new OperationQueries(commits, readers);
        profileTemplates = new ProfileTemplates(commits, readers);
        start(settings);
    }

    private void start(StoreSettings settings) {
        commits.submit(transaction ->
                transaction.statement(DISCONNECTED).text(settings.node()).run());
        RetentionJob retention = new RetentionJob(
                commits,
                settings.retention(),
                task -> timer.schedule(task, RETENTION_PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        long interval = settings.retentionInterval().toMillis();
        timer.scheduleWithFixedDelay(() -> retention.run(Instant.now()), interval, interval, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(commits::expire, EXPIRE_MILLIS, EXPIRE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Loads the library of SQLite, which takes its time; else that is done when the first such database is opened. */
    public static void loadDriver() {
        Sqlite.loadDriver();
    }

    /**
     * Opens the database and brings its tables up to date. Blocks.
     *
     * @throws StoreException when it cannot be used; the message says why and what to do
     */
    public static Store open(StoreSettings settings, CommitObserver observer) {
        Database database = Database.of(settings);
        try {
            new Migrations(database).apply();
            return new Store(settings, database, observer);
        } catch (SQLException error) {
            database.close();
            throw new StoreException(
                    StoreException.Kind.Unavailable, database.trouble(error).message());
        } catch (StoreException error) {
            database.close();
            throw error;
        }
    }

    /** The record of the charge points. */
    public Ledger ledger() {
        return ledger;
    }

    /** Look-ups of id tags. */
    public IdTags idTags() {
        return idTags;
    }

    /** The ids of transactions. */
    public TransactionIds transactionIds() {
        return transactionIds;
    }

    /** Charge points and what is kept of them. */
    public ChargePointQueries chargePoints() {
        return chargePoints;
    }

    /** What operators decide of charge points beside their registration. */
    public StationRegister stationRegister() {
        return stationRegister;
    }

    /** Transactions and meter values. */
    public TransactionQueries transactions() {
        return transactions;
    }

    /** The registered id tags. */
    public IdTagRegister idTagRegister() {
        return idTagRegister;
    }

    /** Reservations, commands, audit. */
    public OperationQueries operations() {
        return operations;
    }

    /** Charging profiles kept for use. */
    public ProfileTemplates profileTemplates() {
        return profileTemplates;
    }

    /** Why nothing can be written at present, null when all is well. */
    public @Nullable String trouble() {
        return commits.trouble();
    }

    /** How many writes wait for the next batch. */
    public int waiting() {
        return commits.waiting();
    }

    /** Commits what waits and leaves the database. Blocks for the timeout of a write at most. */
    @Override
    public void close() {
        try {
            commits.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            timer.shutdownNow();
            readers.close();
            database.close();
        }
    }
}
