package ocpp.store;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/** Reads charge points and what is kept of them beside their transactions. */
public final class ChargePointQueries {

    private final Readers readers;

    ChargePointQueries(Readers readers) {
        this.readers = readers;
    }

    /**
     * Which charge points are asked for; null asks for all.
     *
     * @param status of one of its connectors
     * @param text part of its identity, vendor or model, whatever its case
     */
    public record Filter(
            @Nullable Boolean connected,
            @Nullable ChargePointStatus status,
            @Nullable String text) {

        /** All charge points. */
        public static final Filter ALL = new Filter(null, null, null);

        private Conditions conditions() {
            Conditions conditions = new Conditions();
            if (connected != null) {
                conditions.and(connected ? "connected_to is not null" : "connected_to is null");
            }
            if (status != null) {
                conditions.and(
                        "exists (select 1 from connectors where connectors.charge_point_id ="
                                + " charge_points.charge_point_id and connectors.status = ?)",
                        status.name());
            }
            if (text != null) {
                String part = Texts.part(text);
                conditions.and(
                        "(lower(charge_point_id) like ? escape '\\' or lower(coalesce(vendor, '')) like ? escape '\\'"
                                + " or lower(coalesce(model, '')) like ? escape '\\')",
                        part,
                        part,
                        part);
            }
            return conditions;
        }
    }

    /** A charge point with its connectors, 0 included, and its open transactions, oldest first. */
    public record Overview(
            ChargePointRecord chargePoint, List<StatusRecord> connectors, List<TransactionRecord> transactions) {}

    /** Those heard of last first. */
    public CompletionStage<Page<Overview>> page(Filter filter, PageRequest request) {
        return readers.read(session -> {
            Page<ChargePointRecord> page =
                    Listing.page(session, "charge_points", filter.conditions(), request, ChargePointRecord::read);
            return new Page<>(overviews(session, page.items()), page.next(), page.total());
        });
    }

    /** The charge point; empty when there is none. */
    public CompletionStage<Optional<Overview>> find(String chargePointId) {
        return readers.read(session -> {
            List<Overview> found = overviews(
                    session,
                    session.list(
                            "select * from charge_points where charge_point_id = ?",
                            ChargePointRecord::read,
                            chargePointId));
            return found.stream().findFirst();
        });
    }

    /** Newest first. */
    public CompletionStage<Page<StatusRecord>> statusHistory(String chargePointId, PageRequest request) {
        return page("status_history", chargePointId, request, StatusRecord::past);
    }

    /** Newest first. */
    public CompletionStage<Page<JobRecord>> jobs(String chargePointId, PageRequest request) {
        return page("jobs", chargePointId, request, JobRecord::read);
    }

    /** Newest first. */
    public CompletionStage<Page<SecurityEventRecord>> securityEvents(
            @Nullable String chargePointId, PageRequest request) {
        return page("security_events", chargePointId, request, SecurityEventRecord::read);
    }

    /** Newest first: messages about transactions that were not valid and were mended, as they came. */
    public CompletionStage<Page<KeptMessageRecord>> keptMessages(String chargePointId, PageRequest request) {
        return page("kept_messages", chargePointId, request, KeptMessageRecord::read);
    }

    /** Newest first: stops that ended nothing. */
    public CompletionStage<Page<UnmatchedStopRecord>> unmatchedStops(
            @Nullable String chargePointId, PageRequest request) {
        return page("unmatched_stops", chargePointId, request, UnmatchedStopRecord::read);
    }

    /** Newest first. */
    public CompletionStage<List<CertificateRecord>> certificates(String chargePointId) {
        return readers.read(session -> session.list(
                "select * from certificates where charge_point_id = ? order by id desc",
                CertificateRecord::read,
                chargePointId));
    }

    /** What the station's local authorization list holds as far as known, in the order of the tags. */
    public CompletionStage<List<LocalListRecord>> localList(String chargePointId) {
        return readers.read(session -> session.list(
                "select * from local_list_entries where charge_point_id = ? order by id_tag_folded",
                LocalListRecord::read,
                chargePointId));
    }

    private <T> CompletionStage<Page<T>> page(
            String table, @Nullable String chargePointId, PageRequest request, Reading<T> reading) {
        Conditions conditions = new Conditions().andIf("charge_point_id = ?", chargePointId);
        return readers.read(session -> Listing.page(session, table, conditions, request, reading));
    }

    private static List<Overview> overviews(Session session, List<ChargePointRecord> chargePoints) throws SQLException {
        if (chargePoints.isEmpty()) {
            return List.of();
        }
        Object[] ids =
                chargePoints.stream().map(ChargePointRecord::chargePointId).toArray();
        String places = " in (" + String.join(", ", Collections.nCopies(ids.length, "?")) + ")";
        Map<String, List<StatusRecord>> connectors = session
                .list(
                        "select * from connectors where charge_point_id" + places + " order by connector_id",
                        StatusRecord::present,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(StatusRecord::chargePointId));
        Map<String, List<TransactionRecord>> open = session
                .list(
                        "select * from transactions where charge_point_id" + places
                                + " and stop_received_at is null and detached = false order by transaction_id",
                        TransactionRecord::read,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(TransactionRecord::chargePointId));
        return chargePoints.stream()
                .map(chargePoint -> new Overview(
                        chargePoint,
                        connectors.getOrDefault(chargePoint.chargePointId(), List.of()),
                        open.getOrDefault(chargePoint.chargePointId(), List.of())))
                .toList();
    }
}
