package ocpp.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import ocpp.smartcharging.FairShare.Claim;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shares that are of use: nothing, or at least 6 A. */
class FairShareTest {
    private static final BigDecimal LEAST = new BigDecimal("6.0");

    @Test
    @DisplayName(
            "SC-RUN-04: 11 A for two are 11 A for the first; 13 A are 6.5 A for each; what one leaves goes to the other")
    void examples() {
        List<Claim> two = List.of(claim(1, "32", "32"), claim(2, "32", "32"));
        assertThat(share("11", two)).isEqualTo(Map.of(1, amps("11.0"), 2, amps("0")));
        assertThat(share("13", two)).isEqualTo(Map.of(1, amps("6.5"), 2, amps("6.5")));
        assertThat(share("5.9", two)).isEqualTo(Map.of(1, amps("0"), 2, amps("0")));
        assertThat(share("40", List.of(claim(1, "8", "32"), claim(2, "32", "32"))))
                .isEqualTo(Map.of(1, amps("8.0"), 2, amps("32.0")));
        assertThat(share("15", List.of(claim(1, "0", "32"), claim(2, "8", "32"))))
                .as("a vehicle that pauses is offered what is left")
                .isEqualTo(Map.of(1, amps("6.5"), 2, amps("8.5")));
    }

    @Property(tries = 500)
    void neverTooMuchNeverTooLittle(@ForAll @IntRange(max = 1500) int total, @ForAll("claims") List<Claim> claims) {
        Map<Integer, BigDecimal> offers = FairShare.of(tenths(total), LEAST, claims);
        assertThat(sum(offers)).isLessThanOrEqualTo(tenths(total));
        for (Claim claim : claims) {
            BigDecimal offer = offer(offers, claim);
            assertThat(offer.signum() == 0 || offer.compareTo(LEAST) >= 0).isTrue();
            assertThat(offer).isLessThanOrEqualTo(claim.most());
        }
    }

    @Property(tries = 500)
    void asManyAsPossibleAreServedInTheirOrderAndNothingThatIsWantedIsLeft(
            @ForAll @IntRange(max = 1500) int total, @ForAll("claims") List<Claim> claims) {
        Map<Integer, BigDecimal> offers = FairShare.of(tenths(total), LEAST, claims);
        List<Claim> useful = claims.stream()
                .filter(claim -> claim.wanted().signum() > 0 && claim.most().compareTo(LEAST) >= 0)
                .toList();
        int served = Math.min(useful.size(), total / 60);
        for (int place = 0; place < useful.size(); place++) {
            BigDecimal offer = offer(offers, useful.get(place));
            assertThat(offer.signum() > 0).isEqualTo(place < served);
        }
        List<Claim> unsatisfied = useful.subList(0, served).stream()
                .filter(claim -> offer(offers, claim).compareTo(claim.wanted().min(claim.most())) < 0)
                .toList();
        if (!unsatisfied.isEmpty()) {
            assertThat(sum(offers)).isEqualByComparingTo(tenths(total));
            BigDecimal largest =
                    offers.values().stream().max(BigDecimal::compareTo).orElseThrow();
            assertThat(unsatisfied)
                    .allSatisfy(claim -> assertThat(largest.subtract(offer(offers, claim)))
                            .isLessThanOrEqualTo(new BigDecimal("0.1")));
        }
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        Arbitrary<Integer> wanted = Arbitraries.integers().between(0, 400);
        Arbitrary<Integer> most = Arbitraries.integers().between(0, 320);
        Arbitrary<Integer> ids = Arbitraries.integers().between(1, 9);
        return Combinators.combine(ids, wanted, most)
                .as((id, want, limit) -> new Claim(id, tenths(want), tenths(limit)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(Claim::connectorId);
    }

    private static Map<Integer, BigDecimal> share(String total, List<Claim> claims) {
        return FairShare.of(amps(total), LEAST, claims);
    }

    private static BigDecimal offer(Map<Integer, BigDecimal> offers, Claim claim) {
        return offers.getOrDefault(claim.connectorId(), BigDecimal.ONE.negate());
    }

    private static Claim claim(int connectorId, String wanted, String most) {
        return new Claim(connectorId, amps(wanted), amps(most));
    }

    private static BigDecimal sum(Map<Integer, BigDecimal> values) {
        return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal tenths(int tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    private static BigDecimal amps(String text) {
        return new BigDecimal(text);
    }
}
