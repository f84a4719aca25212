package ocpp.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The id tags that operators register. */
public final class IdTagRegister {

    private static final Sql PUT = Sql.upsert(
            "id_tags",
            "id_tag_folded",
            "id_tag",
            "parent_id_tag",
            "expiry_date",
            "blocked",
            "max_active_transactions",
            "note",
            "changed_at");
    private static final Sql DELETE = new Sql("id_tags", "delete from id_tags where id_tag_folded = ?");

    private final GroupCommit commits;
    private final Readers readers;
    private final SqlIdTags lookups;

    IdTagRegister(GroupCommit commits, Readers readers, SqlIdTags lookups) {
        this.commits = commits;
        this.readers = readers;
        this.lookups = lookups;
    }

    /** Registered last first; those that hold the text, whatever its case. */
    public CompletionStage<Page<IdTagRecord>> page(@Nullable String text, PageRequest request) {
        Conditions conditions =
                new Conditions().andIf("id_tag_folded like ? escape '\\'", text == null ? null : Texts.part(text));
        return readers.read(session -> Listing.page(session, "id_tags", conditions, request, IdTagRecord::read));
    }

    /** The tag; empty when there is none. */
    public CompletionStage<Optional<IdTagRecord>> find(String idTag) {
        return readers.read(session -> Optional.ofNullable(session.first(
                "select * from id_tags where id_tag_folded = ?", IdTagRecord::read, Texts.folded(idTag))));
    }

    /** Registers the tag, or changes it. */
    public CompletionStage<IdTagRecord> put(IdTagRecord tag, String operator, Instant now) {
        return commits.<IdTagRecord>submit(transaction -> {
                    transaction
                            .row(PUT)
                            .text(Texts.folded(tag.idTag()))
                            .text(tag.idTag())
                            .text(tag.parentIdTag())
                            .time(tag.expiryDate())
                            .truth(tag.blocked())
                            .integer(tag.maxActiveTransactions())
                            .text(tag.note())
                            .time(now)
                            .add();
                    new AuditEntry(now, operator, "IdTagPut", null, tag.idTag(), tag.toString()).addTo(transaction);
                    return tag;
                })
                .whenComplete((done, error) -> lookups.forget(tag.idTag()));
    }

    /** Completed with whether there was such a tag. */
    public CompletionStage<Boolean> delete(String idTag, String operator, Instant now) {
        return commits.<Boolean>submit(transaction -> {
                    new AuditEntry(now, operator, "IdTagDeleted", null, idTag, null).addTo(transaction);
                    return transaction
                                    .statement(DELETE)
                                    .text(Texts.folded(idTag))
                                    .run()
                            > 0;
                })
                .whenComplete((done, error) -> lookups.forget(idTag));
    }
}
