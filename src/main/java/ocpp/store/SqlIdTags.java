package ocpp.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ocpp.station.IdTags;
import org.jspecify.annotations.Nullable;

/** Look-ups of id tags with a small memory; how many transactions a tag has open is always counted anew. */
final class SqlIdTags implements IdTags {

    private static final int REMEMBERED = 10_000;

    private final Readers readers;
    private final long validNanos;
    private final Map<String, Remembered> memory = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Remembered(Lookup lookup, long since) {}

    SqlIdTags(Readers readers, Duration valid) {
        this.readers = readers;
        this.validNanos = valid.toNanos();
    }

    @Override
    public CompletionStage<Lookup> find(String idTag) {
        String folded = Texts.folded(idTag);
        Remembered remembered = remembered(folded);
        if (remembered != null) {
            return CompletableFuture.completedStage(remembered.lookup());
        }
        long now = System.nanoTime();
        return readers.read(session -> lookup(session, folded)).thenApply(found -> {
            if (!(found instanceof Known known) || known.maxActiveTransactions() == null) {
                remember(folded, new Remembered(found, now));
            }
            return found;
        });
    }

    /** To be called when the tag was changed. */
    void forget(String idTag) {
        synchronized (memory) {
            memory.remove(Texts.folded(idTag));
        }
    }

    private @Nullable Remembered remembered(String folded) {
        synchronized (memory) {
            Remembered found = memory.get(folded);
            return found == null || System.nanoTime() - found.since() > validNanos ? null : found;
        }
    }

    private void remember(String folded, Remembered found) {
        synchronized (memory) {
            memory.put(folded, found);
        }
    }

    private static Lookup lookup(Session session, String folded) throws SQLException {
        Known known = session.first(
                "select * from id_tags where id_tag_folded = ?",
                row -> new Known(
                        row.text("id_tag"),
                        row.truth("blocked"),
                        row.timeOrNull("expiry_date"),
                        row.textOrNull("parent_id_tag"),
                        row.integerOrNull("max_active_transactions"),
                        0),
                folded);
        if (known == null) {
            return new Unknown();
        }
        return known.maxActiveTransactions() == null ? known : counted(session, known, folded);
    }

    private static Known counted(Session session, Known known, String folded) throws SQLException {
        Integer open = session.first(
                "select count(*) as open from transactions where id_tag_folded = ? and stopped_at is null",
                row -> row.integer("open"),
                folded);
        return new Known(
                known.idTag(),
                known.blocked(),
                known.expiryDate(),
                known.parentIdTag(),
                known.maxActiveTransactions(),
                open == null ? 0 : open);
    }
}
