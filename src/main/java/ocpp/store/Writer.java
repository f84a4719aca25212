package ocpp.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits batches of writes on the one connection that writes; used by one thread. */
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int CONFLICT_LIMIT = 3;

    private final Database database;
    private final Duration retryInterval;
    private final CommitObserver observer;
    private @Nullable Connection connection;
    private @Nullable Transaction transaction;
    private long notBefore = System.nanoTime();
    private volatile @Nullable Trouble trouble;

    Writer(Database database, Duration retryInterval, CommitObserver observer) {
        this.database = database;
        this.retryInterval = retryInterval;
        this.observer = observer;
    }

    /** Commits these writes and ends each of them: those that cannot be stored fail alone. */
    void commit(List<Pending<?>> batch) {
        commit(batch, 1);
    }

    /** Why nothing can be written at present, null when all is well. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    /** Leaves the database. */
    void close() {
        Connection left = connection;
        connection = null;
        transaction = null;
        if (left != null) {
            try {
                left.close();
            } catch (SQLException error) {
                LOG.debug("{}: {}", database.address(), error.getMessage());
            }
        }
    }

    private void commit(List<Pending<?>> batch, int attempt) {
        long begin = System.nanoTime();
        Trouble found = write(batch);
        if (found == null) {
            succeed(batch, begin);
        } else if (found.kind() == Trouble.Kind.Unavailable || !rolledBack()) {
            lose(batch, found.message());
        } else {
            repair(batch, attempt, found);
        }
    }

    /** What kept the batch from being committed, or null. */
    private @Nullable Trouble write(List<Pending<?>> batch) {
        boolean committing = false;
        try {
            Transaction open = open();
            open.begin();
            for (Pending<?> pending : batch) {
                pending.perform(open);
            }
            open.send();
            committing = true;
            open.commit();
            return null;
        } catch (SQLException error) {
            Trouble found = database.trouble(error);
            return committing ? new Trouble(Trouble.Kind.Unavailable, found.message()) : found;
        } catch (StoreException error) {
            return Trouble.of(error);
        } catch (RuntimeException bug) {
            if (batch.size() == 1) {
                LOG.error("a fault of ocpp-pekko: a write fails by itself", bug);
            }
            return new Trouble(Trouble.Kind.Content, "cannot be written: " + bug);
        }
    }

    /** A connection that has worked is replaced at once when it is lost; only tries that fail are kept apart. */
    private void succeed(List<Pending<?>> batch, long begin) {
        notBefore = begin;
        if (trouble != null) {
            LOG.info("{} can be written to again", database.address());
            trouble = null;
        }
        observer.committed(batch.size(), Duration.ofNanos(System.nanoTime() - begin));
        batch.forEach(Pending::succeed);
    }

    /** Nothing of the batch is stored. One bad write among good ones is found by halving. */
    private void repair(List<Pending<?>> batch, int attempt, Trouble found) {
        if (found.kind() == Trouble.Kind.Conflict && attempt < CONFLICT_LIMIT) {
            commit(batch, attempt + 1);
        } else if (batch.size() > 1) {
            int half = batch.size() / 2;
            commit(batch.subList(0, half), 1);
            commit(batch.subList(half, batch.size()), 1);
        } else {
            LOG.warn("cannot be stored: {}", found.message());
            fail(batch, found);
        }
    }

    private boolean rolledBack() {
        try {
            if (transaction != null) {
                transaction.rollback();
            }
            return true;
        } catch (SQLException error) {
            return false;
        }
    }

    /** Fails the batch and comes back to the database by a new connection, after a pause. */
    private void lose(List<Pending<?>> batch, String reason) {
        Trouble found = new Trouble(Trouble.Kind.Unavailable, reason);
        close();
        Trouble before = trouble;
        if (before == null || !before.message().equals(found.message())) {
            LOG.warn(
                    "{}; stations are answered InternalError and keep their messages until it works again",
                    found.message());
        }
        trouble = found;
        fail(batch, found);
    }

    private void fail(List<Pending<?>> batch, Trouble found) {
        observer.failed(batch.size());
        batch.forEach(pending -> pending.fail(found.exception()));
    }

    private Transaction open() throws SQLException {
        if (transaction != null) {
            return transaction;
        }
        Trouble known = trouble;
        if (known != null && System.nanoTime() < notBefore) {
            throw known.exception();
        }
        notBefore = System.nanoTime() + retryInterval.toNanos();
        Connection opened = database.connectWriter();
        connection = opened;
        transaction = new Transaction(opened, database);
        return transaction;
    }
}
