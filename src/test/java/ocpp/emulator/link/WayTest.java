package ocpp.emulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WayTest {
    private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");
    private static final byte[] TEXT = "[2,\"1\",\"Heartbeat\",{}]".getBytes(StandardCharsets.UTF_8);

    private final Network network = new Network(1);
    private final Way way = network.toCentralSystem();

    @Test
    void aNetworkThatIsWellHoldsNothingUp() {
        assertThat(way.pass(TEXT, NOW, Duration.ZERO)).containsExactly(new Way.Passage(TEXT, NOW, false));
    }

    @Test
    void latencyIsAddedEachWayAndNothingOvertakes() {
        network.latency(Duration.ofMillis(200));
        assertThat(arrivals(1)).containsExactly(NOW.plusMillis(200));
        assertThat(network.toStation()
                        .pass(TEXT, NOW, Duration.ofMillis(5))
                        .get(0)
                        .arrival())
                .isEqualTo(NOW.plusMillis(205));
        network.latency(Duration.ZERO);
        assertThat(arrivals(1)).as("behind the one before").containsExactly(NOW.plusMillis(200));
        network.connected();
        assertThat(arrivals(1)).as("over a new connection").containsExactly(NOW);
    }

    @Test
    void whatIsLostComesLaterAndWithItAllBehindIt() {
        network.loss(0.3);
        List<Instant> arrivals = arrivals(500);
        assertThat(arrivals).isSorted();
        assertThat(arrivals).last().isNotEqualTo(NOW);
    }

    @Test
    void sixLossesInARowCutTheConnection() {
        network.loss(1);
        Way.Passage passage = way.pass(TEXT, NOW, Duration.ZERO).get(0);
        assertThat(passage.lost()).isTrue();
        assertThat(passage.arrival()).isEqualTo(NOW.plusMillis(200 + 400 + 800 + 1600 + 3200 + 6400));
    }

    @Test
    void aTextThatIsHeldWhenManglingEndsLeavesAllTheSame() {
        way.mangle(EnumSet.of(Mangling.reorder), 1);
        assertThat(way.pass(TEXT, NOW, Duration.ZERO)).isEmpty();
        way.mangle(EnumSet.noneOf(Mangling.class), 0);
        Instant later = NOW.plus(Mangler.LONGEST_HOLD);
        assertThat(Objects.requireNonNull(way.overdue(later)).text()).isEqualTo(TEXT);
    }

    private List<Instant> arrivals(int texts) {
        List<Instant> arrivals = new ArrayList<>();
        for (int count = 0; count < texts; count++) {
            way.pass(TEXT, NOW, Duration.ZERO).forEach(passage -> arrivals.add(passage.arrival()));
        }
        return arrivals;
    }
}
