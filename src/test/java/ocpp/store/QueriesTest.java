package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.station.ConnectorEvent.StatusReported;
import ocpp.station.IdTags;
import ocpp.station.StationEvent;
import ocpp.station.TransactionEvent.TransactionFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class QueriesTest {
    private final TestDatabase database;
    private Store store;

    QueriesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        store = Store.open(database.empty(), CommitObserver.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void transactionsAreListedNewestFirstPageByPage() throws Exception {
        for (int id = 1; id <= 7; id++) {
            append("CP_" + id % 2, Sessions.started(id, "tag" + id % 3, NOW.plusSeconds(id / 2)));
        }
        List<TransactionRecord> all = allPages(request -> store.transactions().page(TransactionFilter.ALL, request), 3);
        assertThat(all).extracting(TransactionRecord::transactionId).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(await(store.transactions().page(TransactionFilter.ALL, PageRequest.first(3)))
                        .total())
                .isEqualTo(7);
    }

    @Test
    void transactionsAreFilteredByStationTagStateAndTime() throws Exception {
        for (int id = 1; id <= 6; id++) {
            append("CP_" + id % 2, Sessions.started(id, id % 3 == 0 ? "Tag" : "other", NOW.plusSeconds(id)));
        }
        append("CP_1", Sessions.stopped(3, NOW.plusSeconds(60)));
        assertThat(ids("CP_1", null, null, null, null)).containsExactly(5, 3, 1);
        assertThat(ids(null, "tAG", null, null, null)).containsExactly(6, 3);
        assertThat(ids(null, null, true, null, null)).containsExactly(6, 5, 4, 2, 1);
        assertThat(ids(null, null, false, null, null)).containsExactly(3);
        assertThat(ids("CP_1", "TAG", false, null, null)).containsExactly(3);
        assertThat(ids(null, null, null, NOW.plusSeconds(1), NOW.plusSeconds(3)))
                .containsExactly(3, 2);
    }

    @Test
    void aFinishedTransactionShowsAllThatIsKnownOfIt() throws Exception {
        append("CP_1", Sessions.started(1, "tag", NOW), Sessions.stopped(1, NOW.plusSeconds(10)));
        TransactionRecord found = await(store.transactions().find(1)).orElseThrow();
        assertThat(found.startedAt()).isEqualTo(NOW.minusSeconds(1));
        assertThat(found.startReceivedAt()).isEqualTo(NOW);
        assertThat(found.stopReceivedAt()).isEqualTo(NOW.plusSeconds(10));
        assertThat(found.energyWh()).isEqualTo(BigDecimal.valueOf(1000));
        assertThat(found.meterStop()).isEqualTo(1100);
        assertThat(found.flags()).containsExactly(TransactionFlag.Late);
        assertThat(await(store.transactions().find(2))).isEmpty();
    }

    @Test
    void meterValuesKeepTheNumberInItsUnitAndTheTextAsSent() throws Exception {
        append("CP_1", Sessions.started(1, "tag", NOW), Sessions.metered(1, NOW, 5));
        List<MeterValueRecord> all = allPages(request -> store.transactions().meterValues(1, request), 2);
        assertThat(all).hasSize(5).extracting(MeterValueRecord::sampledAt).isSorted();
        MeterValueRecord first = all.get(0);
        assertThat(first.value()).isEqualTo(BigDecimal.valueOf(1000));
        assertThat(first.unit()).isEqualTo("Wh");
        assertThat(first.rawValue()).isEqualTo(" 1.0");
        assertThat(first.rawUnit()).isEqualTo("kWh");
        assertThat(first.measurand()).isEqualTo("Energy.Active.Import.Register");
        assertThat(first.phase()).isEqualTo("L1-N");
        assertThat(first.context()).isEqualTo("Sample.Periodic");
        assertThat(await(store.transactions().latestMeterValues(1)))
                .extracting(MeterValueRecord::sampledAt)
                .containsExactly(NOW.plusSeconds(4));
    }

    @Test
    void chargePointsAreFoundByStatusByTextAndByConnection() throws Exception {
        append("CP_%1", status(1, ChargePointStatus.Charging), Sessions.started(1, "tag", NOW));
        append("CP_21", status(0, ChargePointStatus.Available), status(1, ChargePointStatus.Faulted));
        assertThat(found(null, ChargePointStatus.Faulted, null)).containsExactly("CP_21");
        assertThat(found(null, null, "cp_%")).containsExactly("CP_%1");
        assertThat(found(null, null, "1")).containsExactly("CP_21", "CP_%1");
        assertThat(found(true, null, null)).containsExactly("CP_21", "CP_%1");
        assertThat(found(false, null, null)).isEmpty();
        ChargePointQueries.Overview overview =
                await(store.chargePoints().find("CP_%1")).orElseThrow();
        assertThat(overview.connectors()).extracting(StatusRecord::status).containsExactly(ChargePointStatus.Charging);
        assertThat(overview.transactions())
                .extracting(TransactionRecord::transactionId)
                .containsExactly(1);
        assertThat(await(store.chargePoints().statusHistory("CP_21", PageRequest.first(1)))
                        .total())
                .isEqualTo(2);
    }

    @Test
    void anIdTagIsRegisteredChangedAndDeletedAndCountsAtOnce() throws Exception {
        assertThat(await(store.idTags().find("TAG"))).isEqualTo(new IdTags.Unknown());
        await(store.idTagRegister().put(new IdTagRecord("Tag", "group", NOW, false, 1, null), "somebody", NOW));
        append("CP_1", Sessions.started(1, "tAg", NOW));
        assertThat(await(store.idTags().find("TAG"))).isEqualTo(new IdTags.Known("Tag", false, NOW, "group", 1, 1));
        await(store.idTagRegister().put(new IdTagRecord("TAG", null, null, true, null, "lost"), "somebody", NOW));
        assertThat(await(store.idTags().find("tag"))).isEqualTo(new IdTags.Known("TAG", true, null, null, null, 0));
        assertThat(await(store.idTagRegister().page("a", PageRequest.first(10))).items())
                .containsExactly(new IdTagRecord("TAG", null, null, true, null, "lost"));
        assertThat(await(store.idTagRegister().delete("tag", "somebody", NOW))).isTrue();
        assertThat(await(store.idTagRegister().delete("tag", "somebody", NOW))).isFalse();
        assertThat(await(store.idTags().find("tag"))).isEqualTo(new IdTags.Unknown());
        assertThat(await(store.operations().audit(null, PageRequest.first(10))).items())
                .extracting(AuditEntry::action)
                .containsExactly("IdTagDeleted", "IdTagDeleted", "IdTagPut", "IdTagPut");
    }

    @Test
    void aProfileTemplateIsKeptAsOnTheWire() throws Exception {
        ProfileTemplate night = new ProfileTemplate("Night", profile(7));
        await(store.profileTemplates().put(night, "somebody", NOW));
        await(store.profileTemplates().put(new ProfileTemplate(null, profile(8)), "somebody", NOW));
        assertThat(await(store.profileTemplates().find(7))).contains(night);
        assertThat(await(store.profileTemplates().page("nIGH", PageRequest.first(10)))
                        .items())
                .containsExactly(night);
        assertThat(await(store.profileTemplates().delete(7, "somebody", NOW))).isTrue();
        assertThat(await(store.profileTemplates().find(7))).isEmpty();
    }

    @Test
    void textThatADatabaseCannotHoldIsMadeHarmless() throws Exception {
        append("CP\0_1", Sessions.started(1, "a\0b\ud83d", NOW));
        assertThat(await(store.transactions().find(1)).map(TransactionRecord::idTag))
                .contains("a\uFFFDb\uFFFD");
        append(
                "CP_2",
                Sessions.started(2, "x", Instant.MIN.plusSeconds(9)),
                Sessions.stopped(2, Instant.MAX.minusSeconds(1)));
        assertThat(await(store.transactions().find(2)).map(found -> String.valueOf(found.stoppedAt())))
                .contains("9999-12-31T23:59:59.999Z");
    }

    @Test
    void aWrongCursorOrLimitSaysWhatIsExpected() {
        assertThatThrownBy(() -> await(store.transactions().page(TransactionFilter.ALL, new PageRequest(10, "x"))))
                .rootCause()
                .hasMessage("cursor: x (expected: the \"next\" of an earlier page)");
        assertThatThrownBy(() -> PageRequest.first(1001)).hasMessage("limit: 1001 (expected: 1 to 1000)");
    }

    private void append(String chargePointId, StationEvent... events) throws Exception {
        List<StationEvent> all = new ArrayList<>(List.of(Sessions.connected()));
        all.addAll(List.of(events));
        await(store.ledger().append(chargePointId, all));
    }

    private List<Integer> ids(
            @Nullable String chargePointId,
            @Nullable String idTag,
            @Nullable Boolean active,
            @Nullable Instant from,
            @Nullable Instant to)
            throws Exception {
        TransactionFilter filter = new TransactionFilter(chargePointId, idTag, active, from, to);
        Page<TransactionRecord> page = await(store.transactions().page(filter, PageRequest.first(100)));
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(TransactionRecord::transactionId).toList();
    }

    private List<String> found(@Nullable Boolean connected, @Nullable ChargePointStatus status, @Nullable String text)
            throws Exception {
        ChargePointQueries.Filter filter = new ChargePointQueries.Filter(connected, status, text);
        return await(store.chargePoints().page(filter, PageRequest.first(100))).items().stream()
                .map(overview -> overview.chargePoint().chargePointId())
                .toList();
    }

    private static <T> List<T> allPages(Function<PageRequest, CompletionStage<Page<T>>> query, int limit)
            throws Exception {
        List<T> items = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = await(query.apply(new PageRequest(limit, cursor)));
            items.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return items;
    }

    private static StationEvent status(int connectorId, ChargePointStatus status) {
        return new StatusReported(
                NOW, NOW, connectorId, status, ChargePointErrorCode.NoError, null, null, null, Set.of());
    }

    private static ChargingProfile profile(int id) {
        return new ChargingProfile(
                id,
                null,
                0,
                ChargingProfilePurpose.TxDefaultProfile,
                ChargingProfile.ChargingProfileKind.Absolute,
                null,
                NOW,
                null,
                new ChargingSchedule(
                        3600,
                        NOW,
                        ChargingRateUnit.A,
                        List.of(new ChargingSchedulePeriod(0, new BigDecimal("16.1"), null)),
                        null));
    }
}
