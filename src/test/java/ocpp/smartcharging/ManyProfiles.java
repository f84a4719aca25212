package ocpp.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;

/** Charging profiles that all count: each has a stack level of its own, and changes when no other does. */
final class ManyProfiles {
    private static final int PERIODS = 4;
    private static final int APART = 6 * 3600;

    private ManyProfiles() {}

    /** On each connector as many. */
    static List<InstalledProfile> on(int connectors, int profiles) {
        return IntStream.rangeClosed(1, connectors)
                .boxed()
                .flatMap(connector -> of(connector, profiles))
                .toList();
    }

    private static Stream<InstalledProfile> of(int connector, int profiles) {
        return IntStream.range(0, profiles)
                .mapToObj(level -> installed(connector, level, connector * profiles + level));
    }

    private static InstalledProfile installed(int connector, int level, int id) {
        Instant start = Situations.NOW.minusSeconds(86_400L + id);
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (int period = 0; period < PERIODS; period++) {
            BigDecimal limit = BigDecimal.valueOf(60 + (id + period) % 250, 1);
            periods.add(new ChargingSchedulePeriod(period * APART, limit, null));
        }
        ChargingProfile profile = new ChargingProfile(
                id,
                null,
                level,
                ChargingProfilePurpose.TxDefaultProfile,
                ChargingProfileKind.Recurring,
                RecurrencyKind.Daily,
                null,
                null,
                new ChargingSchedule(null, start, ChargingRateUnit.A, periods, null));
        return new InstalledProfile(connector, start, profile);
    }
}
