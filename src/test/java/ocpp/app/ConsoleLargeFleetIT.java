package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ocpp.MemoryFolder;
import ocpp.browser.Page;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.ConnectorEvent;
import ocpp.station.RegistrationEvent;
import ocpp.station.StationEvent;
import ocpp.store.CommitObserver;
import ocpp.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The fleet of a large operator: ten thousand charge points in the record. */
@ExtendWith(ConsoleWorld.Extension.class)
class ConsoleLargeFleetIT {
    private static final int STATIONS = 10_000;
    private static final int WRITTEN_AT_ONCE = 500;
    private static final int PLACES = 60;
    private static final Instant NOW = Instant.now();

    @TempDir(factory = MemoryFolder.class)
    private static Path folder;

    private static CentralSystem server;
    private final ConsoleWorld world;

    ConsoleLargeFleetIT(ConsoleWorld world) {
        this.world = world;
    }

    @BeforeAll
    static void start() {
        try (Store store = Store.open(ConsoleWorld.settings(folder).store(), CommitObserver.NONE)) {
            for (int from = 1; from <= STATIONS; from += WRITTEN_AT_ONCE) {
                write(store, IntStream.range(from, from + WRITTEN_AT_ONCE));
            }
        }
        server = ConsoleWorld.startServer(folder);
    }

    private static void write(Store store, IntStream numbers) {
        CompletableFuture.allOf(numbers.mapToObj(number -> store.ledger()
                                .append("S-%05d".formatted(number), past(number))
                                .toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void tenThousandRowsScrollWithoutAnEmptyPlace() {
        try (Page page = world.browser().newPage()) {
            page.resize(1440, 900);
            page.open(server.operatorUrl() + "#/fleet");
            page.await("document.querySelector('.vt-foot')?.textContent.includes('10,000 charge points')", LOADING);
            double before = page.processorSeconds();
            JsonNode scrolled = page.evaluate(SCROLL);
            double taken = page.processorSeconds() - before;
            assertThat(scrolled.get("empty").asInt()).as("empty places").isZero();
            assertThat(scrolled.get("most").asInt()).as("rows drawn at once").isLessThan(80);
            assertThat(taken / PLACES * 1000)
                    .as("ms of processor time to draw a place")
                    .isBetween(0.1, 100.0);
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void tenThousandRowsAreSearchedAndSortedAndReachedByKeys() {
        try (Page page = world.browser().newPage()) {
            page.resize(1440, 900);
            page.open(server.operatorUrl() + "#/fleet");
            page.await("document.querySelector('.vt-foot')?.textContent.includes('10,000 charge points')", LOADING);
            page.evaluate("document.querySelector('.vt').focus()");
            page.press("End");
            page.awaitText(".vt-row.current", "S-10000");
            page.press("Home");
            page.awaitText(".vt-row.current", "S-00001");
            page.fill("main input[type=search]", "S-0999");
            page.awaitText(".vt-foot", "10 of 10,000");
            assertThat(page.evaluate("location.hash").asText()).isEqualTo("#/fleet?q=S-0999");
            assertThat(page.evaluate(DRAWN_ANEW).asText())
                    .as("the whole page drawn anew")
                    .startsWith("10 of 10,000");
            page.fill("main input[type=search]", "Faulted");
            page.clickText("!Faulted");
            page.awaitText(".vt-foot", "0 of 10,000");
            assertThat(page.problems()).isEmpty();
        }
    }

    private static final Duration LOADING = Duration.ofSeconds(60);

    private static final String DRAWN_ANEW = """
            (async () => {
              const console = document.querySelector('ocpp-console');
              console.requestUpdate();
              await console.updateComplete;
              await document.querySelector('fleet-screen').updateComplete;
              return document.querySelector('.vt-foot').textContent;
            })()""";

    /** Goes to 60 places over the whole height; looks two frames later whether a row stands in the middle. */
    private static final String SCROLL = """
            (async () => {
              const box = document.querySelector('.vt');
              const frame = () => new Promise((done) => requestAnimationFrame(done));
                      let empty = 0;
              let most = 0;
              for (let step = 1; step <= 60; step++) {
                box.scrollTop = (box.scrollHeight - box.clientHeight) * step / 60;
                await frame();
                await frame();
                const { left, top, height } = box.getBoundingClientRect();
                if (!document.elementFromPoint(left + 200, top + height / 2)?.closest('.vt-row')) empty++;
                most = Math.max(most, document.querySelectorAll('.vt-row').length);
              }
              return { empty, most };
            })()""";

    private static List<StationEvent> past(int number) {
        BootNotification.Request boot = new BootNotification.Request(
                "Alfen", "Eve Single Pro", "A-" + number, null, "6.1." + number % 7, null, null, null, null);
        return List.of(
                new RegistrationEvent.Connected(NOW.minusSeconds(7200), "10.0.0.1:50000"),
                new RegistrationEvent.Booted(NOW.minusSeconds(7200), boot, RegistrationStatus.Accepted),
                status(1, number % 3 == 0 ? ChargePointStatus.Charging : ChargePointStatus.Available),
                status(2, ChargePointStatus.Available),
                new RegistrationEvent.Disconnected(NOW.minusSeconds(3600), NOW.minusSeconds(3600)));
    }

    private static StationEvent status(int connectorId, ChargePointStatus status) {
        Instant at = NOW.minusSeconds(7000);
        return new ConnectorEvent.StatusReported(
                at, at, connectorId, status, ChargePointErrorCode.NoError, null, null, null, java.util.Set.of());
    }
}
