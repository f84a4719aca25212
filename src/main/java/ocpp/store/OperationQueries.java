package ocpp.store;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads what operators did: reservations, commands, audit; writes the audit of what no event tells. */
public final class OperationQueries {

    private final GroupCommit commits;
    private final Readers readers;

    OperationQueries(GroupCommit commits, Readers readers) {
        this.commits = commits;
        this.readers = readers;
    }

    /** Newest first. */
    public CompletionStage<Page<ReservationRecord>> reservations(@Nullable String chargePointId, PageRequest request) {
        return page("reservations", chargePointId, request, ReservationRecord::read);
    }

    /** The reservation of this {@link ReservationRecord#id}; empty when there is none. */
    public CompletionStage<Optional<ReservationRecord>> reservation(long id) {
        return readers.read(session -> Optional.ofNullable(
                session.first("select * from reservations where id = ?", ReservationRecord::read, id)));
    }

    /** Newest first. */
    public CompletionStage<Page<CommandRecord>> commands(@Nullable String chargePointId, PageRequest request) {
        return page("commands", chargePointId, request, CommandRecord::read);
    }

    /** The command; empty when there is none. */
    public CompletionStage<Optional<CommandRecord>> command(String commandId) {
        return readers.read(session -> Optional.ofNullable(
                session.first("select * from commands where command_id = ?", CommandRecord::read, commandId)));
    }

    /** Newest first. */
    public CompletionStage<Page<AuditEntry>> audit(@Nullable String chargePointId, PageRequest request) {
        return page("audit", chargePointId, request, AuditEntry::read);
    }

    /** Keeps what an operator did. */
    public CompletionStage<AuditEntry> record(AuditEntry entry) {
        return commits.submit(transaction -> {
            entry.addTo(transaction);
            return entry;
        });
    }

    private <T> CompletionStage<Page<T>> page(
            String table, @Nullable String chargePointId, PageRequest request, Reading<T> reading) {
        Conditions conditions = new Conditions().andIf("charge_point_id = ?", chargePointId);
        return readers.read(session -> Listing.page(session, table, conditions, request, reading));
    }
}
