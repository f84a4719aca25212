package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ocpp.station.RegistrationEvent.Connected;
import ocpp.station.StationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StoreTest {
    private static final Instant NOW = Instant.parse("2026-01-18T12:34:56.789Z");

    private final TestDatabase database;

    StoreTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void whatWasAppendedIsThereAfterAReopening() throws Exception {
        StoreSettings settings = database.empty();
        try (Store store = Store.open(settings, CommitObserver.NONE)) {
            store.ledger()
                    .append("CP_1", List.of(new Connected(NOW, "127.0.0.1")))
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
        }
        try (Store store = Store.open(settings, CommitObserver.NONE)) {
            StationState state =
                    store.ledger().load("CP_1").toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(state.registration().lastSeenAt()).isEqualTo(NOW);
            assertThat(store.ledger().identities().toCompletableFuture().get(5, TimeUnit.SECONDS))
                    .containsExactly("CP_1");
        }
    }

    @Test
    void transactionIdsCountUpFromOneWithoutGapsAlsoAfterARestart() throws Exception {
        StoreSettings settings = database.empty();
        for (int start : List.of(1, 201)) {
            try (Store store = Store.open(settings, CommitObserver.NONE)) {
                List<Integer> ids = IntStream.range(0, 200)
                        .mapToObj(i -> store.transactionIds().next().toCompletableFuture())
                        .toList()
                        .stream()
                        .map(stage -> stage.orTimeout(5, TimeUnit.SECONDS).join())
                        .toList();
                assertThat(ids)
                        .containsExactlyElementsOf(
                                IntStream.range(start, start + 200).boxed().toList());
            }
        }
    }
}
