package ocpp.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import org.jspecify.annotations.Nullable;

/** Random charge points with random profiles, crowded around one instant so that much collides. */
final class Situations {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private Situations() {}

    static Arbitrary<Situation> any() {
        return Arbitraries.randomValue(random -> situation(random, 1 + random.nextInt(12)));
    }

    static Arbitrary<InstalledProfile> anyProfile() {
        return Arbitraries.randomValue(random -> profile(random, 2, 1 + random.nextInt(30)));
    }

    static Situation situation(RandomGenerator random, int profiles) {
        int connectors = 1 + random.nextInt(3);
        Hardware hardware = new Hardware(
                connectors,
                random.nextBoolean() ? 230 : 110 + random.nextInt(20),
                random.nextInt(4) == 0 ? 1 : 3,
                BigDecimal.valueOf(160 + random.nextInt(200), 1),
                random.nextInt(3) == 0 ? BigDecimal.valueOf(200 + random.nextInt(400), 1) : null);
        List<InstalledProfile> installed = new ArrayList<>();
        for (int id = 1; id <= profiles; id++) {
            installed.add(profile(random, connectors, id));
        }
        List<RunningTransaction> transactions = new ArrayList<>();
        for (int connector = 1; connector <= connectors; connector++) {
            if (random.nextBoolean()) {
                transactions.add(new RunningTransaction(connector, 10 + random.nextInt(2), around(random)));
            }
        }
        return new Situation(hardware, ChargingProfiles.of(installed), transactions);
    }

    static InstalledProfile profile(RandomGenerator random, int connectors, int id) {
        ChargingProfilePurpose purpose = ChargingProfilePurpose.values()[random.nextInt(3)];
        boolean station = purpose == ChargingProfilePurpose.ChargePointMaxProfile;
        int connectorId = station ? 0 : random.nextInt(connectors + 1);
        ChargingProfileKind kind = ChargingProfileKind.values()[random.nextInt(station ? 2 : 3)];
        boolean recurring = kind == ChargingProfileKind.Recurring;
        ChargingProfile profile = new ChargingProfile(
                id,
                random.nextInt(3) == 0 ? Integer.valueOf(10 + random.nextInt(2)) : null,
                random.nextInt(5),
                purpose,
                kind,
                recurring ? RecurrencyKind.values()[random.nextInt(2)] : null,
                random.nextInt(3) == 0 ? around(random) : null,
                random.nextInt(3) == 0 ? around(random) : null,
                schedule(random, recurring || random.nextBoolean() ? around(random) : null));
        return new InstalledProfile(connectorId, NOW.minusSeconds(random.nextInt(600)), profile);
    }

    private static ChargingSchedule schedule(RandomGenerator random, @Nullable Instant start) {
        ChargingRateUnit unit = ChargingRateUnit.values()[random.nextInt(2)];
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        for (int more = random.nextInt(4); more > 0; more--) {
            starts.add(1 + random.nextInt(random.nextInt(5) == 0 ? 100_000 : 400));
        }
        List<ChargingSchedulePeriod> periods = starts.stream()
                .map(each -> new ChargingSchedulePeriod(
                        each,
                        BigDecimal.valueOf(random.nextInt(unit == ChargingRateUnit.A ? 400 : 250_000), 1),
                        random.nextBoolean() ? Integer.valueOf(1 + random.nextInt(3)) : null))
                .toList();
        Integer duration = random.nextBoolean() ? Integer.valueOf(random.nextInt(900)) : null;
        return new ChargingSchedule(duration, start, unit, periods, null);
    }

    /** Within ten minutes of {@link #NOW}, sometimes days before. */
    private static Instant around(RandomGenerator random) {
        return NOW.plusSeconds(random.nextInt(1200) - 600L - (random.nextInt(4) == 0 ? 86_400L * 7 : 0));
    }
}
