package ocpp.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import ocpp.Allocation;
import org.junit.jupiter.api.Test;

/** What many charging profiles and many connectors cost, counted. */
class GrowthTest {
    private static final long DAY = 86_400;

    @Test
    void makingProfilesReadyCostsEachTheSame() {
        List<InstalledProfile> few = ManyProfiles.on(1, 10);
        List<InstalledProfile> many = ManyProfiles.on(1, 1000);

        long bytesOfFew = Allocation.ofRound(round -> ChargingProfiles.of(few));
        long bytesOfMany = Allocation.ofRound(round -> ChargingProfiles.of(many));

        assertThat(bytesOfMany / many.size()).isBetween(1L, 2 * bytesOfFew / few.size());
    }

    @Test
    void aChangeOfOneConnectorDoesNotLookAtTheOthers() {
        assertThat(looksOfADay(64) / 64).isEqualTo(looksOfADay(1));
    }

    /** At how many connectors the composite schedule of the whole charge point looks after its first second. */
    private static long looksOfADay(int connectors) {
        Hardware hardware = new Hardware(connectors, 230, 3, BigDecimal.valueOf(32), null);
        ChargingProfiles profiles = ChargingProfiles.of(ManyProfiles.on(connectors, 10));
        Situation situation = new Situation(hardware, profiles, List.of());
        long from = Situations.NOW.getEpochSecond();
        Sweep sweep = new Sweep(Merge.of(situation, 0, from).stacks(), from, from + DAY);
        long looks = 0;
        while (sweep.advance() < from + DAY) {
            looks += sweep.changed().count();
        }
        return looks;
    }
}
