package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.station.ChargePointActor.Answer;
import ocpp.station.ChargePointActor.Connected;
import ocpp.station.ChargePointActor.Handle;
import ocpp.station.ChargePointActor.Refuse;
import ocpp.station.ChargePointActor.Remove;
import ocpp.station.ChargePointActor.ToConnection;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StateRegistryTest {
    private final ActorTestKit kit = ActorTestKit.create();
    private final TurnableLedger ledger = new TurnableLedger();
    private final LocalStations stations = new LocalStations();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void storedStationsAreThereAgainInTheirOrder() {
        IntStream.range(0, 250).forEach(number -> ledger.memory().append("CP_" + number, List.of(connected())));
        start(ledger);

        StateDump dump = get(stations.dump());

        assertThat(dump.sessions())
                .hasSize(250)
                .extracting(StateDump.Session::chargePointId)
                .isSorted();
        assertThat(get(stations.knows("CP_249"))).isTrue();
        assertThat(get(stations.knows("CP_250"))).isFalse();
    }

    @Test
    @DisplayName("EDGE-02: the dump has the shape that the seed has")
    void theDumpHasTheShapeThatTheSeedHas() {
        start(ledger);
        TestProbe<ToConnection> connection = connect("CP_1");
        assertThat(get(stations.dump()).toJson())
                .isEqualTo("{\"sessions\":[{\"chargePointId\":\"CP_1\",\"boot_accepted\":false,"
                        + "\"active_transaction_id\":null,\"last_seen_at\":\"2026-01-18T12:34:56Z\","
                        + "\"last_meter_wh\":null,\"charging_profiles\":[]}]}");

        send("CP_1", connection, TestStation.BOOT);
        send("CP_1", connection, new StartTransaction.Request(1, "TEST", 0, null, TestStation.START));
        send(
                "CP_1",
                connection,
                new SetChargingProfile.Request(
                        1, ProfileRulesTest.profile(1, 1, ChargingProfilePurpose.TxProfile, null)));

        assertThat(get(stations.dump()).toJson())
                .isEqualTo("{\"sessions\":[{\"chargePointId\":\"CP_1\",\"boot_accepted\":true,"
                        + "\"active_transaction_id\":1,\"last_seen_at\":\"2026-01-18T12:34:56Z\","
                        + "\"last_meter_wh\":0,\"charging_profiles\":[{\"id\":1,\"limit_w\":7000}]}]}");
    }

    @Test
    void numbersOfTheDumpAreWrittenPlainly() {
        StateDump dump = new StateDump(
                List.of(new StateDump.Session(
                        "a\"b",
                        true,
                        null,
                        Instant.parse("2026-01-18T12:34:56.789Z"),
                        new BigDecimal("12000.50"),
                        List.of(new StateDump.Profile(1, new BigDecimal("1E+4")), new StateDump.Profile(2, null)))),
                List.of("CP_9"));

        assertThat(dump.toJson())
                .isEqualTo("{\"sessions\":[{\"chargePointId\":\"a\\\"b\",\"boot_accepted\":true,"
                        + "\"active_transaction_id\":null,\"last_seen_at\":\"2026-01-18T12:34:56Z\","
                        + "\"last_meter_wh\":12000.5,\"charging_profiles\":[{\"id\":1,\"limit_w\":10000},"
                        + "{\"id\":2,\"limit_w\":null}]}],\"unanswered\":[\"CP_9\"]}");
    }

    @Test
    void whoDoesNotAnswerInTimeIsNamed() {
        ledger.memory().append("CP_1", List.of(connected()));
        ledger.memory().append("CP_2", List.of(connected()));
        start(new Ledger() {
            @Override
            public CompletionStage<Done> append(String chargePointId, List<StationEvent> events) {
                return ledger.append(chargePointId, events);
            }

            @Override
            public CompletionStage<StationState> load(String chargePointId) {
                return chargePointId.equals("CP_2") ? new CompletableFuture<>() : ledger.load(chargePointId);
            }

            @Override
            public CompletionStage<List<String>> identities() {
                return ledger.identities();
            }
        });

        StateDump dump = get(stations.dump());

        assertThat(dump.sessions()).extracting(StateDump.Session::chargePointId).containsExactly("CP_1");
        assertThat(dump.unanswered()).containsExactly("CP_2");
    }

    @Test
    void anyIdentityCanHaveAnActorAndWhatIsToldEarlyKeepsItsOrder() {
        String identity = "CP 1/2%20$ü";
        TestProbe<ToConnection> connection = kit.createTestProbe();
        stations.tell(identity, new Connected(connection.ref(), "127.0.0.1:1"));
        stations.tell(identity, new Handle("m1", new Heartbeat.Request(), connection.ref()));
        stations.tell(identity, new Handle("m2", TestStation.BOOT, connection.ref()));
        stations.tell(identity, new Handle("m3", new Heartbeat.Request(), connection.ref()));

        start(ledger);

        assertThat(connection.expectMessageClass(Refuse.class).messageId()).isEqualTo("m1");
        assertThat(connection.expectMessageClass(Answer.class).messageId()).isEqualTo("m2");
        assertThat(connection.expectMessageClass(Answer.class).messageId()).isEqualTo("m3");
    }

    @Test
    void aRemovedStationIsListedNoMoreAndCanComeAgain() {
        start(ledger);
        TestProbe<ToConnection> connection = connect("CP_1");
        send("CP_1", connection, TestStation.BOOT);
        TestProbe<Changed> operator = kit.createTestProbe();

        stations.tell("CP_1", new Remove("operator", operator.ref()));
        operator.receiveMessage();
        await().until(() -> !get(stations.knows("CP_1")));

        assertThat(get(stations.dump()).sessions()).isEmpty();
        send("CP_1", connect("CP_1"), TestStation.BOOT);
    }

    @Test
    void startingWaitsForALedgerThatCannotBeRead() {
        ledger.memory().append("CP_1", List.of(connected()));
        ledger.readable(false);
        start(ledger);
        CompletionStage<StateDump> dump = stations.dump();

        ledger.readable(true);

        assertThat(get(dump).sessions()).hasSize(1);
    }

    @Test
    void aStoredFleetReadsItsStatesInBatches() throws InterruptedException {
        Questions questions = new Questions(250);
        start(questions);

        for (int batch : new int[] {100, 100, 50}) {
            for (int read = 0; read < batch; read++) {
                questions.answers.add(Objects.requireNonNull(questions.asked.poll(10, TimeUnit.SECONDS)));
            }
            assertThat(questions.asked).isEmpty();
            questions.answerAll();
        }

        assertThat(get(stations.dump()).unanswered()).isEmpty();
    }

    /** Stored identities whose states are read when the test says so. */
    private static final class Questions implements Ledger {
        private final int stations;
        private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
        private final List<Runnable> answers = new ArrayList<>();

        Questions(int stations) {
            this.stations = stations;
        }

        void answerAll() {
            answers.forEach(Runnable::run);
            answers.clear();
        }

        @Override
        public CompletionStage<Done> append(String chargePointId, List<StationEvent> events) {
            return CompletableFuture.completedStage(Done.getInstance());
        }

        @Override
        public CompletionStage<StationState> load(String chargePointId) {
            CompletableFuture<StationState> state = new CompletableFuture<>();
            asked.add(() -> state.complete(StationState.initial(chargePointId)));
            return state;
        }

        @Override
        public CompletionStage<List<String>> identities() {
            return CompletableFuture.completedStage(IntStream.range(0, stations)
                    .mapToObj(number -> "CP_" + number)
                    .toList());
        }
    }

    private void start(Ledger used) {
        Ports ports = new Ports(used, ledger.memory(), ledger.memory(), StationFeed.NONE, () -> TestStation.START);
        kit.spawn(StateRegistry.create(ports, TestStation.settings(""), stations));
    }

    private TestProbe<ToConnection> connect(String chargePointId) {
        TestProbe<ToConnection> connection = kit.createTestProbe();
        stations.tell(chargePointId, new Connected(connection.ref(), "127.0.0.1:1"));
        return connection;
    }

    private void send(String chargePointId, TestProbe<ToConnection> connection, RequestPayload<?> request) {
        stations.tell(chargePointId, new Handle("m", request, connection.ref()));
        connection.expectMessageClass(Answer.class);
    }

    private static StationEvent connected() {
        return new RegistrationEvent.Connected(TestStation.START, "127.0.0.1:1");
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
