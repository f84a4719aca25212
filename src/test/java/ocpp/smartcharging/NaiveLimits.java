package ocpp.smartcharging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import org.jspecify.annotations.Nullable;

/** The steps of SC-COMP taken literally at one second: slow, and written without a look at the fast form. */
final class NaiveLimits {
    record Given(
            BigDecimal limit,
            ChargingRateUnit unit,
            @Nullable Integer numberPhases) {}

    private final Situation situation;
    private final long now;

    /** @param now where schedules count from that wait for a transaction */
    NaiveLimits(Situation situation, long now) {
        this.situation = situation;
        this.now = now;
    }

    /** The merged limit at second t, rounded down to one decimal. */
    BigDecimal limit(int connectorId, ChargingRateUnit unit, long t) {
        Hardware hardware = situation.hardware();
        BigDecimal common = BigDecimal.ZERO;
        if (connectorId > 0) {
            common = connector(connectorId, unit, t);
        } else {
            for (int each = 1; each <= hardware.connectors(); each++) {
                common = common.add(connector(each, unit, t));
            }
            BigDecimal fuse = hardware.stationMaxA();
            if (fuse != null) {
                common = common.min(common(new Given(fuse, ChargingRateUnit.A, hardware.phases()), unit));
            }
        }
        Optional<Given> max = stationMax(t);
        if (max.isPresent()) {
            common = common.min(common(max.get(), unit));
        }
        return common.divide(denominator(), 1, RoundingMode.DOWN);
    }

    /** Every limit that is merged into connector c at second t. */
    List<Given> merged(int connectorId, long t) {
        List<Given> merged = new ArrayList<>();
        stationMax(t).ifPresent(merged::add);
        txLevel(connectorId, t).ifPresent(merged::add);
        merged.add(new Given(
                situation.hardware().connectorMaxA(),
                ChargingRateUnit.A,
                situation.hardware().phases()));
        return merged;
    }

    /** Times 60 V, so that a division by V and by 1, 2 or 3 phases leaves no fraction of a tenth. */
    BigDecimal common(Given given, ChargingRateUnit unit) {
        BigDecimal value = given.limit().multiply(denominator());
        BigDecimal voltsTimesPhases = BigDecimal.valueOf(
                situation.hardware().voltage() * (given.numberPhases() == null ? 3L : given.numberPhases()));
        if (given.unit() == unit) {
            return value;
        }
        return unit == ChargingRateUnit.W ? value.multiply(voltsTimesPhases) : value.divide(voltsTimesPhases);
    }

    BigDecimal denominator() {
        return BigDecimal.valueOf(60L * situation.hardware().voltage());
    }

    private BigDecimal connector(int connectorId, ChargingRateUnit unit, long t) {
        Hardware hardware = situation.hardware();
        BigDecimal limit = common(new Given(hardware.connectorMaxA(), ChargingRateUnit.A, hardware.phases()), unit);
        Optional<Given> tx = txLevel(connectorId, t);
        return tx.isPresent() ? limit.min(common(tx.get(), unit)) : limit;
    }

    private Optional<Given> stationMax(long t) {
        return highest(of(ChargingProfilePurpose.ChargePointMaxProfile, 0), t, null);
    }

    private Optional<Given> txLevel(int connectorId, long t) {
        RunningTransaction transaction = situation.transactionOn(connectorId);
        if (transaction != null) {
            List<InstalledProfile> own = of(ChargingProfilePurpose.TxProfile, connectorId).stream()
                    .filter(each -> each.profile().transactionId() == null
                            || each.profile().transactionId().equals(transaction.transactionId()))
                    .toList();
            if (own.stream().anyMatch(each -> valid(each.profile(), t))) {
                return highest(own, t, transaction);
            }
        }
        List<InstalledProfile> here = of(ChargingProfilePurpose.TxDefaultProfile, connectorId);
        List<InstalledProfile> scope = new ArrayList<>(here);
        for (InstalledProfile general : of(ChargingProfilePurpose.TxDefaultProfile, 0)) {
            if (here.stream()
                    .noneMatch(each ->
                            each.profile().stackLevel() == general.profile().stackLevel())) {
                scope.add(general);
            }
        }
        return highest(scope, t, transaction);
    }

    private List<InstalledProfile> of(ChargingProfilePurpose purpose, int connectorId) {
        return situation.profiles().installed().stream()
                .filter(each ->
                        each.connectorId() == connectorId && each.profile().chargingProfilePurpose() == purpose)
                .toList();
    }

    private Optional<Given> highest(List<InstalledProfile> profiles, long t, @Nullable RunningTransaction transaction) {
        return profiles.stream()
                .filter(each -> valid(each.profile(), t))
                .sorted(Comparator.comparingInt(each -> -each.profile().stackLevel()))
                .flatMap(each -> inForce(each, t, transaction).stream())
                .findFirst();
    }

    private static boolean valid(ChargingProfile profile, long t) {
        return (profile.validFrom() == null || profile.validFrom().getEpochSecond() <= t)
                && (profile.validTo() == null || t < profile.validTo().getEpochSecond());
    }

    private Optional<Given> inForce(InstalledProfile installed, long t, @Nullable RunningTransaction transaction) {
        ChargingProfile profile = installed.profile();
        long elapsed = t - start(installed, transaction);
        long length = profile.chargingSchedule().duration() == null
                ? Long.MAX_VALUE
                : profile.chargingSchedule().duration();
        if (elapsed < 0) {
            return Optional.empty();
        }
        if (profile.chargingProfileKind() == ChargingProfileKind.Recurring) {
            elapsed = elapsed % (profile.recurrencyKind() == RecurrencyKind.Daily ? 86_400 : 604_800);
        }
        Given given = null;
        for (ChargingSchedulePeriod period : profile.chargingSchedule().chargingSchedulePeriod()) {
            if (elapsed < length && period.startPeriod() <= elapsed) {
                given = new Given(period.limit(), profile.chargingSchedule().chargingRateUnit(), period.numberPhases());
            }
        }
        return Optional.ofNullable(given);
    }

    private long start(InstalledProfile installed, @Nullable RunningTransaction transaction) {
        ChargingProfile profile = installed.profile();
        boolean relative = profile.chargingProfileKind() == ChargingProfileKind.Relative;
        if (!relative && profile.chargingSchedule().startSchedule() != null) {
            return profile.chargingSchedule().startSchedule().getEpochSecond();
        }
        if (profile.chargingProfilePurpose() == ChargingProfilePurpose.ChargePointMaxProfile) {
            return (profile.validFrom() == null ? installed.installedAt() : profile.validFrom()).getEpochSecond();
        }
        return transaction == null ? now : transaction.start().getEpochSecond();
    }
}
