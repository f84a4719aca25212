package ocpp.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import ocpp.Allocation;
import ocpp.protocol.smartcharging.ChargingRateUnit;
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
        assertThat(looksOfADay(1)).isGreaterThan(10);
        assertThat(looksOfADay(64)).isEqualTo(64 * looksOfADay(1));
    }

    /** At how many connectors the composite schedule of the whole charge point looks after its first second. */
    private static long looksOfADay(int connectors) {
        Hardware hardware = new Hardware(connectors, 230, 3, BigDecimal.valueOf(32), null);
        ChargingProfiles profiles = ChargingProfiles.of(ManyProfiles.on(connectors, 10));
        long from = Situations.NOW.getEpochSecond();
        Merge merge = Merge.of(new Situation(hardware, profiles, List.of()), 0, from);
        Merged merged = new Merged(merge, new Conversion(ChargingRateUnit.A, hardware.voltage()));
        Sweep sweep = new Sweep(merge.stacks(), from, from + DAY);
        merged.follow(sweep);
        long looks = 0;
        while (sweep.advance() < from + DAY) {
            looks += merged.follow(sweep);
        }
        return looks;
    }
}
