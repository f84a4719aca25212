package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** What operators decide of charge points beside their registration: how they are read, what they show, a note. */
public final class StationRegister {

    private static final Sql SETTINGS =
            new Sql("charge_points", "select validation, note from charge_points where charge_point_id = ?");
    private static final Sql CHANGE =
            new Sql("charge_points", "update charge_points set validation = ?, note = ? where charge_point_id = ?");
    private static final Sql PUT = Sql.upsert("credentials", "charge_point_id, kind", "salt", "hash", "changed_at");
    private static final Sql OFFER = new Sql(
            "credentials",
            "insert into credentials (charge_point_id, kind, salt, hash, changed_at)"
                    + " select charge_point_id, 'Offered', ?, ?, ? from credentials"
                    + " where charge_point_id = ? and kind = 'Current'"
                    + " on conflict (charge_point_id, kind) do update set "
                    + Sql.excluded("salt", "hash", "changed_at"));
    private static final Sql FORGET_REPLACED = new Sql(
            "credentials",
            "delete from credentials where charge_point_id = ? and kind = 'Current' and exists (select 1"
                    + " from credentials offered where offered.charge_point_id = ? and offered.kind = 'Offered')");
    private static final Sql OFFERED_TO_CURRENT = new Sql(
            "credentials", "update credentials set kind = 'Current' where charge_point_id = ? and kind = 'Offered'");
    private static final Sql FORGET_SECRETS =
            new Sql("credentials", "delete from credentials where charge_point_id = ?");
    private static final Sql FORGET_OFFERED =
            new Sql("credentials", "delete from credentials where charge_point_id = ? and kind = 'Offered'");

    private final GroupCommit commits;
    private final Readers readers;

    StationRegister(GroupCommit commits, Readers readers) {
        this.commits = commits;
        this.readers = readers;
    }

    /**
     * Settings of one charge point.
     *
     * @param validation strict or lenient, null for the setting of the server
     * @param note for people
     */
    public record Settings(
            @Nullable String validation, @Nullable String note) {}

    /**
     * What is kept of a charge point.
     *
     * @param vendor of its last boot, null before the first
     * @param model of its last boot, null before the first
     * @param secrets any of which it may show when it connects; none where it needs none
     */
    public record Entry(
            Settings settings,
            @Nullable String vendor,
            @Nullable String model,
            List<Secret> secrets) {

        /** Nothing is kept. */
        public static final Entry NOTHING = new Entry(new Settings(null, null), null, null, List.of());
    }

    /** A secret, and whether it was sent to the station without an answer that tells whether it was taken. */
    public record Secret(StationSecret value, boolean offered) {}

    /** What is kept of the charge point; empty for one that nobody registered and that never connected. */
    public CompletionStage<Optional<Entry>> find(String chargePointId) {
        return readers.read(session -> Optional.ofNullable(session.first(
                "select validation, note, vendor, model from charge_points where charge_point_id = ?",
                row -> new Entry(
                        settings(row),
                        row.textOrNull("vendor"),
                        row.textOrNull("model"),
                        secrets(session, chargePointId)),
                chargePointId)));
    }

    /** Changes the settings; completed with whether there is such a charge point. */
    public CompletionStage<Boolean> change(
            String chargePointId, UnaryOperator<Settings> change, String operator, Instant now) {
        return commits.submit(transaction -> {
            List<Settings> before =
                    transaction.statement(SETTINGS).text(chargePointId).read(StationRegister::settings);
            if (before.isEmpty()) {
                return false;
            }
            Settings after = change.apply(before.get(0));
            transaction
                    .row(CHANGE)
                    .text(after.validation())
                    .text(after.note())
                    .text(chargePointId)
                    .add();
            new AuditEntry(now, operator, "SettingsChanged", chargePointId, null, after.toString()).addTo(transaction);
            return true;
        });
    }

    /** From now on the station has to show this secret and no other, none where it is null. */
    public CompletionStage<Done> secret(
            String chargePointId, @Nullable StationSecret secret, String operator, Instant now) {
        return write(transaction -> {
            transaction.row(FORGET_SECRETS).text(chargePointId).add();
            if (secret != null) {
                transaction
                        .row(PUT)
                        .text(chargePointId)
                        .text("Current")
                        .text(secret.salt())
                        .text(secret.hash())
                        .time(now)
                        .add();
            }
            String action = secret == null ? "SecretRemoved" : "SecretSet";
            new AuditEntry(now, operator, action, chargePointId, null, null).addTo(transaction);
        });
    }

    /**
     * A secret is on its way to a station that has one: until it is settled which holds, it may show either
     * (SEC-KEY-06).
     */
    public CompletionStage<Done> offer(String chargePointId, StationSecret secret, Instant now) {
        return write(transaction -> transaction
                .row(OFFER)
                .text(secret.salt())
                .text(secret.hash())
                .time(now)
                .text(chargePointId)
                .add());
    }

    /** The station has taken what it was offered: what held before is dead (SEC-KEY-03). */
    public CompletionStage<Done> take(String chargePointId) {
        return write(transaction -> {
            transaction
                    .row(FORGET_REPLACED)
                    .text(chargePointId)
                    .text(chargePointId)
                    .add();
            transaction.row(OFFERED_TO_CURRENT).text(chargePointId).add();
        });
    }

    /** The station has not taken what it was offered: what held before holds (SEC-KEY-03). */
    public CompletionStage<Done> withdraw(String chargePointId) {
        return write(transaction ->
                transaction.row(FORGET_OFFERED).text(chargePointId).add());
    }

    private interface Rows {
        void addTo(Transaction transaction) throws SQLException;
    }

    private CompletionStage<Done> write(Rows rows) {
        return commits.submit(transaction -> {
            rows.addTo(transaction);
            return Done.done();
        });
    }

    private static List<Secret> secrets(Session session, String chargePointId) throws SQLException {
        return session.list(
                "select kind, salt, hash from credentials where charge_point_id = ?",
                row -> new Secret(
                        new StationSecret(row.text("salt"), row.text("hash")),
                        row.text("kind").equals("Offered")),
                chargePointId);
    }

    private static Settings settings(Columns row) throws SQLException {
        return new Settings(row.textOrNull("validation"), row.textOrNull("note"));
    }
}
