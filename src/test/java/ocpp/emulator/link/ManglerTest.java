package ocpp.emulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ManglerTest {
    private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");
    private static final String CALL = "[2,\"m-1\",\"Heartbeat\",{}]";

    private final List<String> mangled = new ArrayList<>();

    @Test
    void aDuplicateLeavesTwice() {
        assertThat(leaving(mangler(Mangling.duplicate), CALL)).containsExactly(CALL, CALL);
        assertThat(mangled).containsExactly("m-1");
    }

    @Test
    void theCopyIsAnotherArrayForAConnectionChangesWhatItSends() {
        List<byte[]> leaving = mangler(Mangling.duplicate).leaving(CALL.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(leaving.get(0)).isNotSameAs(leaving.get(1));
    }

    @Test
    void aTruncatedTextLacksItsEnd() {
        assertThat(leaving(mangler(Mangling.truncate), CALL))
                .singleElement()
                .satisfies(text -> assertThat(CALL).startsWith(text).isNotEqualTo(text));
    }

    @Test
    void aTextThatIsHeldLeavesBehindTheNextOne() {
        Mangler mangler = mangler(Mangling.reorder);
        assertThat(leaving(mangler, CALL)).isEmpty();
        assertThat(leaving(mangler, "[3,\"x\",{}]")).containsExactly("[3,\"x\",{}]", CALL);
    }

    @Test
    void aTextThatNothingOvertakesLeavesAllTheSame() {
        Mangler mangler = mangler(Mangling.reorder);
        assertThat(leaving(mangler, CALL)).isEmpty();
        assertThat(mangler.overdue(NOW)).isNull();
        assertThat(mangler.overdue(NOW.plus(Mangler.LONGEST_HOLD))).isEqualTo(CALL.getBytes(StandardCharsets.UTF_8));
        assertThat(mangler.overdue(NOW.plus(Mangler.LONGEST_HOLD))).isNull();
    }

    @Test
    void onlyThePartOfTheRateIsMangled() {
        Mangler mangler = new Mangler(EnumSet.allOf(Mangling.class), 0.1, new SplittableRandom(1), mangled::add);
        for (int count = 0; count < 10_000; count++) {
            leaving(mangler, CALL);
        }
        assertThat(mangled).hasSizeBetween(800, 1100);
        Mangler off = new Mangler(EnumSet.noneOf(Mangling.class), 0, new SplittableRandom(1), mangled::add);
        assertThat(leaving(off, CALL)).containsExactly(CALL);
    }

    private Mangler mangler(Mangling kind) {
        return new Mangler(EnumSet.of(kind), 1, new SplittableRandom(1), mangled::add);
    }

    private static List<String> leaving(Mangler mangler, String text) {
        return mangler.leaving(text.getBytes(StandardCharsets.UTF_8), NOW).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}
