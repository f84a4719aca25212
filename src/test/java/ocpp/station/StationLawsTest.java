package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile;

/** What holds whatever a station sends. */
class StationLawsTest {
    private static final Instant START = TestStation.START;

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyMessageOfAnAcceptedStationIsAnswered(@ForAll("messages") List<RequestPayload<?>> messages) {
        TestStation station = TestStation.accepted();
        for (RequestPayload<?> message : messages) {
            assertThat(station.later(Duration.ofSeconds(20)).send(message).reply())
                    .isInstanceOf(Decision.Result.class);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theEventsAloneMakeTheStateAgain(@ForAll("messages") List<RequestPayload<?>> messages) {
        TestStation station = TestStation.accepted();
        messages.forEach(message -> station.later(Duration.ofSeconds(20)).send(message));

        assertThat(StationState.initial(TestStation.ID).applyAll(station.history()))
                .isEqualTo(station.state())
                .hasSameHashCodeAs(station.state());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Label("J-RPC-08: a message repeated any number of times has one effect and one answer")
    void aMessageRepeatedHasOneEffect(@ForAll("messages") List<RequestPayload<?>> messages) {
        TestStation station = TestStation.accepted();
        for (int number = 0; number < messages.size(); number++) {
            RequestPayload<?> message = messages.get(number);
            Decision first = station.later(Duration.ofSeconds(20)).send("id" + number, message);
            if (isOnceOnly(message)) {
                Decision again = station.later(Duration.ofSeconds(20)).send("id" + number, message);
                assertThat(again.events()).isEmpty();
                assertThat(again.reply()).isEqualTo(first.reply());
            }
        }
    }

    private static boolean isOnceOnly(RequestPayload<?> message) {
        return message instanceof StartTransaction.Request
                || message instanceof StopTransaction.Request
                || message instanceof MeterValues.Request;
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Label("START-04, START-06: ids are never given to two starts, and a repeated start under a new id makes none")
    void idsAreGivenOnce(@ForAll("messages") List<RequestPayload<?>> messages) {
        TestStation station = TestStation.accepted();
        for (RequestPayload<?> message : messages) {
            station.later(Duration.ofSeconds(20)).send(message);
            if (message instanceof StartTransaction.Request) {
                assertThat(station.send(message).events()).isEmpty();
            }
        }
        List<Integer> started = station.history().stream()
                .filter(TransactionEvent.Started.class::isInstance)
                .map(event -> ((TransactionEvent.Started) event).transactionId())
                .toList();
        assertThat(started).doesNotHaveDuplicates();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatIsKeptFitsTogether(@ForAll("messages") List<RequestPayload<?>> messages) {
        TestStation station = TestStation.accepted();
        for (RequestPayload<?> message : messages) {
            station.later(Duration.ofSeconds(20)).send(message);
            StationState state = station.state();
            assertThat(state.transactions().open().values())
                    .allMatch(open -> open.energyWh().signum() >= 0)
                    .allMatch(open -> state.transactions().finished(open.transactionId()) == null);
            Set<List<Object>> places = new HashSet<>();
            state.charging()
                    .installed()
                    .values()
                    .forEach(installed -> assertThat(places.add(List.of(
                                    installed.connectorId(),
                                    installed.profile().chargingProfilePurpose(),
                                    installed.profile().stackLevel())))
                            .isTrue());
        }
    }

    @Property(tries = 300)
    void anIntMapIsAMap(@ForAll List<Short> changes) {
        SortedMap<Integer, Short> expected = new TreeMap<>();
        IntMap<Short> map = IntMap.empty();
        for (short change : changes) {
            IntMap<Short> before = map;
            List<Short> values = before.values();
            int key = change % 10;
            boolean put = change % 3 != 0;
            map = put ? map.with(key, change) : map.without(key);
            if (put) {
                expected.put(key, change);
            } else {
                expected.remove(key);
            }
            assertThat(before.values()).isEqualTo(values);
        }
        assertThat(map.values()).isEqualTo(new ArrayList<>(expected.values()));
        assertThat(map.size()).isEqualTo(expected.size());
        for (int key = -10; key <= 10; key++) {
            assertThat(map.get(key)).isEqualTo(expected.get(key));
        }
    }

    @Provide
    Arbitrary<List<RequestPayload<?>>> messages() {
        return Arbitraries.<RequestPayload<?>>oneOf(
                        List.of(starts(), stops(), meterValues(), statuses(), setProfiles(), clearProfiles()))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Integer> connectors() {
        return Arbitraries.integers().between(1, 3);
    }

    private static Arbitrary<Integer> registers() {
        return Arbitraries.integers().between(0, 5000);
    }

    private static Arbitrary<Integer> reportedIds() {
        return Arbitraries.integers().between(-1, 12);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(-600, 900).map(START::plusSeconds);
    }

    private static Arbitrary<String> idTags() {
        return Arbitraries.of("TEST", "test", "OTHER");
    }

    private static Arbitrary<RequestPayload<?>> starts() {
        return Combinators.combine(connectors(), idTags(), registers(), times())
                .as((connector, idTag, meter, time) ->
                        new StartTransaction.Request(connector, idTag, meter, null, time));
    }

    private static Arbitrary<RequestPayload<?>> stops() {
        return Combinators.combine(idTags().injectNull(0.3), registers(), times(), reportedIds())
                .as((idTag, meter, time, id) -> new StopTransaction.Request(idTag, meter, time, id, null, null));
    }

    private static Arbitrary<RequestPayload<?>> meterValues() {
        return Combinators.combine(connectors(), reportedIds().injectNull(0.3), times(), registers())
                .as((connector, id, time, value) ->
                        MeterRulesTest.register(connector, id, time, Integer.toString(value)));
    }

    private static Arbitrary<RequestPayload<?>> statuses() {
        return Combinators.combine(connectors(), Arbitraries.of(ChargePointStatus.class), times())
                .as((connector, status, time) -> new StatusNotification.Request(
                        connector, ChargePointErrorCode.NoError, null, status, time, null, null));
    }

    private static Arbitrary<RequestPayload<?>> setProfiles() {
        return Combinators.combine(
                        connectors(), reportedIds(), connectors(), Arbitraries.of(ChargingProfilePurpose.class))
                .as((connector, id, level, purpose) ->
                        new SetChargingProfile.Request(connector, ProfileRulesTest.profile(id, level, purpose, null)));
    }

    private static Arbitrary<RequestPayload<?>> clearProfiles() {
        return Combinators.combine(
                        reportedIds().injectNull(0.8),
                        connectors().injectNull(0.5),
                        Arbitraries.of(ChargingProfilePurpose.class).injectNull(0.5),
                        connectors().injectNull(0.5))
                .as(ClearChargingProfile.Request::new);
    }
}
