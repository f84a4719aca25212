package ocpp.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import org.jspecify.annotations.Nullable;

/** Builds profiles for tests: a valid one, and what is to differ. */
record Profiles(ChargingProfile profile) {

    /** Id 1, level 0, Absolute, 10 A from the start. */
    static Profiles of(ChargingProfilePurpose purpose) {
        return new Profiles(new ChargingProfile(
                1, null, 0, purpose, ChargingProfileKind.Absolute, null, null, null, schedule(ChargingRateUnit.A, 0)));
    }

    static ChargingSchedule schedule(ChargingRateUnit unit, int... starts) {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        for (int start : starts) {
            periods.add(new ChargingSchedulePeriod(start, BigDecimal.TEN, null));
        }
        return new ChargingSchedule(null, null, unit, periods, null);
    }

    Profiles id(int id) {
        return with(id, profile.transactionId(), profile.stackLevel());
    }

    Profiles transaction(@Nullable Integer transactionId) {
        return with(profile.chargingProfileId(), transactionId, profile.stackLevel());
    }

    Profiles level(int stackLevel) {
        return with(profile.chargingProfileId(), profile.transactionId(), stackLevel);
    }

    Profiles kind(ChargingProfileKind kind, @Nullable RecurrencyKind recurrency) {
        return new Profiles(new ChargingProfile(
                profile.chargingProfileId(),
                profile.transactionId(),
                profile.stackLevel(),
                profile.chargingProfilePurpose(),
                kind,
                recurrency,
                profile.validFrom(),
                profile.validTo(),
                profile.chargingSchedule()));
    }

    Profiles valid(Instant from, Instant to) {
        return new Profiles(new ChargingProfile(
                profile.chargingProfileId(),
                profile.transactionId(),
                profile.stackLevel(),
                profile.chargingProfilePurpose(),
                profile.chargingProfileKind(),
                profile.recurrencyKind(),
                from,
                to,
                profile.chargingSchedule()));
    }

    Profiles schedule(ChargingSchedule schedule) {
        return new Profiles(new ChargingProfile(
                profile.chargingProfileId(),
                profile.transactionId(),
                profile.stackLevel(),
                profile.chargingProfilePurpose(),
                profile.chargingProfileKind(),
                profile.recurrencyKind(),
                profile.validFrom(),
                profile.validTo(),
                schedule));
    }

    private Profiles with(int id, @Nullable Integer transactionId, int stackLevel) {
        return new Profiles(new ChargingProfile(
                id,
                transactionId,
                stackLevel,
                profile.chargingProfilePurpose(),
                profile.chargingProfileKind(),
                profile.recurrencyKind(),
                profile.validFrom(),
                profile.validTo(),
                profile.chargingSchedule()));
    }
}
