package ocpp.smartcharging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import org.jspecify.annotations.Nullable;

/**
 * The charging profiles installed in one charge point. Immutable. Nothing is checked here: {@link InstallationRules}
 * says what a charge point takes, and a central system keeps what a charge point has taken.
 */
public final class ChargingProfiles {
    public static final ChargingProfiles NONE = new ChargingProfiles(List.of());

    private static final Comparator<Plan> PRECEDENCE =
            Comparator.comparingInt((Plan plan) -> plan.profile().stackLevel()).reversed();

    /** Higher stack levels first, among equals the older first. */
    private final List<Plan> plans;

    /** What only one profile can hold (SC-STACK-02). */
    private record Place(int connectorId, ChargingProfilePurpose purpose, int stackLevel) {

        static Place of(Plan plan) {
            ChargingProfile profile = plan.profile();
            return new Place(plan.installed().connectorId(), profile.chargingProfilePurpose(), profile.stackLevel());
        }
    }

    private ChargingProfiles(List<Plan> plans) {
        this.plans = plans;
    }

    /** Installs the profiles one after the other. */
    public static ChargingProfiles of(List<InstalledProfile> installed) {
        Map<Integer, Plan> byId = new LinkedHashMap<>();
        Map<Place, Plan> byPlace = new HashMap<>();
        for (InstalledProfile profile : installed) {
            Plan added = Plan.of(profile);
            Plan sameId = byId.remove(added.profile().chargingProfileId());
            if (sameId != null) {
                byPlace.remove(Place.of(sameId));
            }
            Plan samePlace = byPlace.put(Place.of(added), added);
            if (samePlace != null) {
                byId.remove(samePlace.profile().chargingProfileId());
            }
            byId.put(added.profile().chargingProfileId(), added);
        }
        return new ChargingProfiles(byId.values().stream().sorted(PRECEDENCE).toList());
    }

    /** All profiles, higher stack levels first. */
    public List<InstalledProfile> installed() {
        return plans.stream().map(Plan::installed).toList();
    }

    /** Adds a profile; one of the same id, or of the same purpose, level and connector, goes (SC-STACK-02). */
    public ChargingProfiles with(InstalledProfile installed) {
        Plan added = Plan.of(installed);
        List<Plan> kept = new ArrayList<>(plans);
        kept.removeIf(added::replaces);
        kept.add(added);
        kept.sort(PRECEDENCE);
        return new ChargingProfiles(List.copyOf(kept));
    }

    /** Takes away what the request describes (SC-CLR-01): with an id only that, else all given fields must match. */
    public ChargingProfiles cleared(ClearChargingProfile.Request request) {
        return without(plan -> plan.installed().matches(request));
    }

    /** Takes away the TxProfiles of a transaction that has ended (SC-PUR-05). */
    public ChargingProfiles withoutTransaction(RunningTransaction ended) {
        return without(plan -> plan.isFor(ended));
    }

    /** The profiles that are here and not in the other store. */
    public List<InstalledProfile> missingIn(ChargingProfiles other) {
        Set<InstalledProfile> there = new HashSet<>(other.installed());
        return installed().stream().filter(profile -> !there.contains(profile)).toList();
    }

    /** The number of profiles. */
    public int size() {
        return plans.size();
    }

    /** The ChargePointMaxProfiles, for the charge point as a whole. */
    Stack stationStack() {
        return new Stack(plans.stream()
                .filter(plan -> plan.isFor(ChargingProfilePurpose.ChargePointMaxProfile, 0))
                .map(Plan::countedFromValidity)
                .toList());
    }

    /**
     * What decides on one connector: the TxProfiles of its transaction; while one of them is valid nothing else, even
     * where none has a period in force (SC-PUR-04); then the TxDefaultProfiles.
     *
     * @param now where schedules count from that wait for a transaction, when none runs
     */
    Stack connectorStack(int connectorId, @Nullable RunningTransaction transaction, long now) {
        long start = transaction == null ? now : transaction.start().getEpochSecond();
        List<Layer> layers = new ArrayList<>();
        if (transaction != null) {
            plans.stream()
                    .filter(plan -> plan.isFor(transaction))
                    .map(plan -> plan.countedFrom(start))
                    .forEach(layers::add);
            layers.addAll(layers.stream().map(Layer::shadowOf).toList());
        }
        defaultsFor(connectorId).forEach(plan -> layers.add(plan.countedFrom(start)));
        return new Stack(layers);
    }

    /** The TxDefaultProfiles of the connector, and those of connector 0 whose level it does not use (SC-PUR-02). */
    private List<Plan> defaultsFor(int connectorId) {
        Set<Integer> levels = new HashSet<>();
        for (Plan plan : plans) {
            if (plan.isFor(ChargingProfilePurpose.TxDefaultProfile, connectorId)) {
                levels.add(plan.profile().stackLevel());
            }
        }
        return plans.stream()
                .filter(plan -> plan.isFor(ChargingProfilePurpose.TxDefaultProfile, connectorId)
                        || (plan.isFor(ChargingProfilePurpose.TxDefaultProfile, 0)
                                && !levels.contains(plan.profile().stackLevel())))
                .toList();
    }

    private ChargingProfiles without(Predicate<Plan> condition) {
        List<Plan> kept = plans.stream().filter(condition.negate()).toList();
        return kept.size() == plans.size() ? this : new ChargingProfiles(kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChargingProfiles profiles && profiles.plans.equals(plans);
    }

    @Override
    public int hashCode() {
        return plans.hashCode();
    }

    @Override
    public String toString() {
        return installed().toString();
    }
}
