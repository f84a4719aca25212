package ocpp.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is older than the settings say, in small batches between the writes of the stations. */
final class RetentionJob {

    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final GroupCommit commits;
    private final Executor pause;
    private final List<Rule> rules;

    /**
     * What is deleted from one table.
     *
     * @param age zero for never
     */
    private record Rule(Sql delete, Duration age) {}

    /** @param pause runs a task a little later */
    RetentionJob(GroupCommit commits, Retention retention, Executor pause) {
        this.commits = commits;
        this.pause = pause;
        rules = List.of(
                new Rule(finishedTransactions(), retention.transactions()),
                new Rule(oldest("meter_values", "received_at"), retention.meterValues()),
                new Rule(oldest("status_history", "received_at"), retention.statusHistory()),
                new Rule(oldest("unmatched_stops", "received_at"), retention.unmatchedStops()),
                new Rule(oldest("kept_messages", "received_at"), retention.keptMessages()),
                new Rule(closedReservations(), retention.reservations()),
                new Rule(oldest("security_events", "received_at"), retention.securityEvents()),
                new Rule(replacedJobs(), retention.jobs()),
                new Rule(oldest("commands", "sent_at"), retention.commands()),
                new Rule(oldest("audit", "recorded_at"), retention.audit()));
    }

    /** Completed with the number of rows that were deleted; a failure ends the run until the next. */
    CompletionStage<Integer> run(Instant now) {
        return run(rules, now, 0).exceptionally(error -> {
            LOG.debug("retention stopped: {}", error.getMessage());
            return 0;
        });
    }

    private CompletionStage<Integer> run(List<Rule> left, Instant now, int deletedBefore) {
        if (left.isEmpty()) {
            return CompletableFuture.completedStage(deletedBefore);
        }
        Rule rule = left.get(0);
        List<Rule> others = left.subList(1, left.size());
        if (rule.age().isZero()) {
            return run(others, now, deletedBefore);
        }
        return commits.submit(transaction -> deleted(transaction, rule, now))
                .thenComposeAsync(
                        deleted -> run(deleted == BATCH ? left : others, now, deletedBefore + deleted), pause);
    }

    private static int deleted(Transaction transaction, Rule rule, Instant now) throws SQLException {
        int deleted =
                transaction.statement(rule.delete()).time(now.minus(rule.age())).run();
        if (rule.delete().table().equals("transactions")) {
            transaction.countTransactions(-deleted);
        }
        return deleted;
    }

    /** Rows are numbered in the order of their arrival: only the lowest numbers need to be looked at. */
    static Sql oldest(String table, String time) {
        return new Sql(
                table,
                "delete from " + table + " where id in (select id from (select id, " + time + " from " + table
                        + " where id > 0 order by id limit " + BATCH + ") oldest where " + time + " < ?)");
    }

    static Sql finishedTransactions() {
        return new Sql(
                "transactions",
                "delete from transactions where transaction_id in (select transaction_id from transactions"
                        + " where stop_received_at < ? order by stop_received_at limit " + BATCH + ")");
    }

    private static Sql closedReservations() {
        return new Sql(
                "reservations",
                "delete from reservations where id in (select id from reservations where changed_at < ?"
                        + " and state not in ('PENDING', 'ACCEPTED') limit " + BATCH + ")");
    }

    private static Sql replacedJobs() {
        return new Sql(
                "jobs",
                "delete from jobs where id in (select id from jobs where changed_at < ? and exists (select 1 from jobs"
                        + " newer where newer.charge_point_id = jobs.charge_point_id and newer.kind = jobs.kind"
                        + " and newer.id > jobs.id) limit " + BATCH + ")");
    }
}
