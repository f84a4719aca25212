package ocpp.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The charging profiles that operators keep for use. */
public final class ProfileTemplates {

    private static final Sql PUT =
            Sql.upsert("charging_profile_templates", "charging_profile_id", "description", "profile", "changed_at");
    private static final Sql DELETE = new Sql(
            "charging_profile_templates", "delete from charging_profile_templates where charging_profile_id = ?");

    private final GroupCommit commits;
    private final Readers readers;

    ProfileTemplates(GroupCommit commits, Readers readers) {
        this.commits = commits;
        this.readers = readers;
    }

    /** Kept last first; those whose description holds the text, whatever its case. */
    public CompletionStage<Page<ProfileTemplate>> page(@Nullable String description, PageRequest request) {
        String part = description == null ? null : Texts.part(description);
        Conditions conditions = new Conditions().andIf("lower(coalesce(description, '')) like ? escape '\\'", part);
        return readers.read(session ->
                Listing.page(session, "charging_profile_templates", conditions, request, ProfileTemplate::read));
    }

    /** The template; empty when there is none. */
    public CompletionStage<Optional<ProfileTemplate>> find(int chargingProfileId) {
        return readers.read(session -> Optional.ofNullable(session.first(
                "select * from charging_profile_templates where charging_profile_id = ?",
                ProfileTemplate::read,
                chargingProfileId)));
    }

    /** Keeps the template, in place of one with the same id. */
    public CompletionStage<ProfileTemplate> put(ProfileTemplate template, String operator, Instant now) {
        return commits.submit(transaction -> {
            transaction
                    .row(PUT)
                    .integer(template.profile().chargingProfileId())
                    .text(template.description())
                    .text(Json.text(template.profile()))
                    .time(now)
                    .add();
            String subject = Integer.toString(template.profile().chargingProfileId());
            new AuditEntry(now, operator, "ProfileTemplatePut", null, subject, template.description())
                    .addTo(transaction);
            return template;
        });
    }

    /** Completed with whether there was such a template. */
    public CompletionStage<Boolean> delete(int chargingProfileId, String operator, Instant now) {
        return commits.submit(transaction -> {
            String subject = Integer.toString(chargingProfileId);
            new AuditEntry(now, operator, "ProfileTemplateDeleted", null, subject, null).addTo(transaction);
            return transaction.statement(DELETE).integer(chargingProfileId).run() > 0;
        });
    }
}
