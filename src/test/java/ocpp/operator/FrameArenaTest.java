package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameArenaTest {
    private static final int MEMORY = 1000;

    @Property(tries = 300)
    void theNewestFramesAreKeptWholeAndInOrder(@ForAll @Size(max = 200) List<@IntRange(max = 150) Integer> lengths) {
        FrameArena arena = new FrameArena(MEMORY);
        List<RawFrame> added = new ArrayList<>();
        for (int index = 0; index < lengths.size(); index++) {
            String text = Integer.toString(index % 10).repeat(lengths.get(index));
            Instant time = Instant.ofEpochSecond(1_700_000_000L + index, 123_000);
            long micros = time.getEpochSecond() * 1_000_000 + 123;
            arena.add(index % 3, index, micros, index % 2 == 0, text.getBytes(StandardCharsets.UTF_8));
            String kept = text.substring(0, Math.min(text.length(), MEMORY / 8));
            added.add(new RawFrame(index, time, index % 2 == 0, kept));
        }
        List<RawFrame> held = new ArrayList<>();
        for (int station = 0; station < 3; station++) {
            int which = station;
            List<RawFrame> of = arena.of(station);
            assertThat(of).isSubsetOf(added).allMatch(frame -> frame.number() % 3 == which);
            assertThat(of).isSortedAccordingTo((one, other) -> Long.compare(one.number(), other.number()));
            held.addAll(of);
        }
        assertThat(held).containsExactlyInAnyOrderElementsOf(added.subList(added.size() - held.size(), added.size()));
        assertThat(held.size()).isGreaterThanOrEqualTo(Math.min(added.size(), (MEMORY - 150) / 150 / 2));
    }
}
