package ocpp.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import ocpp.protocol.smartcharging.ClearChargingProfile;

/** SC-STACK-02, SC-CLR-01 to 03, SC-PUR-05 and SC-RUN-04 for any profiles. */
class ChargingProfilesLawsTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Provide
    Arbitrary<InstalledProfile> profiles() {
        return Situations.anyProfile();
    }

    @Property(tries = 300)
    void installingAProfileAtAFreePlaceAndClearingItChangesNothing(
            @ForAll("situations") Situation situation, @ForAll("profiles") InstalledProfile added) {
        ChargingProfiles before = situation.profiles();
        ChargingProfiles with = before.with(added);
        boolean place = with.size() == before.size() + 1;
        ChargingProfiles after = with.cleared(byId(added.profile().chargingProfileId()));
        assertThat(after.equals(before)).isEqualTo(place);
        assertThat(after.installed()).doesNotContain(added);
    }

    @Property(tries = 300)
    void installingTwiceIsInstallingOnce(
            @ForAll("situations") Situation situation, @ForAll("profiles") InstalledProfile added) {
        ChargingProfiles once = situation.profiles().with(added);
        assertThat(once.with(added)).isEqualTo(once);
        assertThat(once.installed()).containsOnlyOnce(added);
    }

    @Property(tries = 300)
    void installingManyAtOnceIsInstallingOneAfterTheOther(
            @ForAll @Size(max = 40) List<@From("profiles") InstalledProfile> installed) {
        ChargingProfiles oneByOne = ChargingProfiles.NONE;
        for (InstalledProfile each : installed) {
            oneByOne = oneByOne.with(each);
        }
        assertThat(ChargingProfiles.of(installed)).isEqualTo(oneByOne);
    }

    @Property(tries = 300)
    void noTwoProfilesShareAnIdOrAPlace(@ForAll("situations") Situation situation) {
        List<InstalledProfile> installed = situation.profiles().installed();
        assertThat(installed)
                .extracting(each -> each.profile().chargingProfileId())
                .doesNotHaveDuplicates();
        assertThat(installed)
                .extracting(each -> List.of(
                        each.connectorId(),
                        each.profile().chargingProfilePurpose(),
                        each.profile().stackLevel()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void clearingSplitsTheStoreByTheCriteria(
            @ForAll("situations") Situation situation, @ForAll("profiles") InstalledProfile like) {
        ClearChargingProfile.Request request = new ClearChargingProfile.Request(
                null,
                like.connectorId(),
                like.profile().chargingProfilePurpose(),
                like.profile().stackLevel());
        ChargingProfiles before = situation.profiles();
        ChargingProfiles after = before.cleared(request);
        assertThat(before.missingIn(after)).allMatch(each -> matches(each, like));
        assertThat(after.installed()).noneMatch(each -> matches(each, like));
        assertThat(after.size() + before.missingIn(after).size()).isEqualTo(before.size());
        assertThat(before.cleared(new ClearChargingProfile.Request(null, null, null, null)))
                .isEqualTo(ChargingProfiles.NONE);
    }

    @Property(tries = 300)
    void sharesStayBelowTheTotalAndTheWantsAndLeaveNothingThatIsWanted(
            @ForAll @IntRange(max = 2000) int total,
            @ForAll @Size(min = 1, max = 8)
                    Map<@IntRange(min = 1, max = 9) Integer, @IntRange(max = 800) Integer> wants) {
        Map<Integer, BigDecimal> wanted = new java.util.TreeMap<>();
        wants.forEach((connector, tenths) -> wanted.put(connector, BigDecimal.valueOf(tenths, 1)));
        Map<Integer, BigDecimal> shares = FairShare.of(BigDecimal.valueOf(total, 1), wanted);
        BigDecimal given = sum(shares);
        assertThat(given).isEqualByComparingTo(BigDecimal.valueOf(total, 1).min(sum(wanted)));
        BigDecimal largest = shares.values().stream().max(BigDecimal::compareTo).orElseThrow();
        shares.forEach((connector, share) -> {
            assertThat(share).isLessThanOrEqualTo(wanted.get(connector));
            if (share.compareTo(wanted.get(connector)) < 0) {
                assertThat(largest.subtract(share)).isLessThanOrEqualTo(new BigDecimal("0.1"));
            }
        });
    }

    private static BigDecimal sum(Map<Integer, BigDecimal> values) {
        return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean matches(InstalledProfile one, InstalledProfile other) {
        return one.connectorId() == other.connectorId()
                && one.profile().chargingProfilePurpose() == other.profile().chargingProfilePurpose()
                && one.profile().stackLevel() == other.profile().stackLevel();
    }

    private static ClearChargingProfile.Request byId(int id) {
        return new ClearChargingProfile.Request(id, 7, null, 99);
    }
}
