package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import ocpp.station.RegistrationEvent.Connected;
import ocpp.station.RegistrationEvent.Removed;
import ocpp.station.StationEvent;
import ocpp.station.StationState;

/** What the tables say of a station is what its events add up to. */
class StateRoundTripTest {

    private static final Map<TestDatabase, Store> STORES = new EnumMap<>(TestDatabase.class);
    private static int stations;
    private static int lastTransactionId;

    @BeforeContainer
    static void open() {
        for (TestDatabase database : TestDatabase.values()) {
            STORES.put(database, Store.open(database.empty(), CommitObserver.NONE));
        }
    }

    @AfterContainer
    static void close() {
        STORES.values().forEach(Store::close);
    }

    @Property(tries = 30)
    void theStateReadBackIsTheSumOfTheEvents(@ForAll long seed) throws Exception {
        RandomEvents random = new RandomEvents(seed, lastTransactionId);
        String chargePointId = "station " + ++stations;
        List<List<StationEvent>> appends = appends(random);
        lastTransactionId = random.lastTransactionId();
        StationState sum = StationState.initial(chargePointId);
        for (List<StationEvent> events : appends) {
            sum = sum.applyAll(events);
        }
        for (Store store : STORES.values()) {
            List<CompletionStage<?>> results = new ArrayList<>();
            appends.forEach(events -> results.add(store.ledger().append(chargePointId, events)));
            for (CompletionStage<?> result : results) {
                await(result);
            }
            assertThat(await(store.ledger().load(chargePointId)))
                    .usingRecursiveComparison()
                    .usingOverriddenEquals()
                    .ignoringFields("answered", "lastMeterWh") // MessageTailTest
                    .isEqualTo(sum);
        }
    }

    /** A few events at a time; a station that was removed begins with its connection again. */
    private static List<List<StationEvent>> appends(RandomEvents random) {
        List<List<StationEvent>> appends = new ArrayList<>();
        appends.add(List.of(random.next(Connected.class)));
        for (int i = 0; i < 40; i++) {
            List<StationEvent> events = new ArrayList<>();
            for (int j = 0; j <= random.below(4); j++) {
                StationEvent event = random.next();
                if (!(event instanceof Removed)) {
                    events.add(event);
                } else if (random.below(4) == 0) {
                    appends.add(List.of(event));
                    events.clear();
                    events.add(random.next(Connected.class));
                }
            }
            appends.add(events);
        }
        return appends;
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.get(10, TimeUnit.SECONDS);
    }
}
