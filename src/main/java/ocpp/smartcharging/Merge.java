package ocpp.smartcharging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The limits that meet on a connector, or on the charge point as a whole (connectorId 0), and their merger: for a
 * connector the smallest, for connector 0 the sum of all connectors below the limits of the charge point.
 *
 * @param stacks that of the charge point first, then that of the connector, or of each connector
 */
record Merge(Hardware hardware, int connectorId, List<Stack> stacks) {

    /** The merged limit in a unit, rounded down, and the phases it is given for. */
    record Merged(BigDecimal limit, @Nullable Integer numberPhases) {}

    static Merge of(Situation situation, int connectorId, long now) {
        ChargingProfiles profiles = situation.profiles();
        IntStream connectors = connectorId == 0
                ? IntStream.rangeClosed(1, situation.hardware().connectors())
                : IntStream.of(connectorId);
        List<Stack> stacks = new ArrayList<>();
        stacks.add(profiles.stationStack());
        connectors.forEach(each -> stacks.add(profiles.connectorStack(each, situation.transactionOn(each), now)));
        return new Merge(situation.hardware(), connectorId, List.copyOf(stacks));
    }

    /** Merges what decides in each stack, given by its index. */
    Merged merge(Conversion conversion, IntFunction<Limit> deciding) {
        long connectorMax = conversion.scaled(Limit.amperes(hardware.connectorMaxA(), hardware.phases()));
        long sum = 0;
        for (int stack = 1; stack < stacks.size(); stack++) {
            sum += Math.min(connectorMax, conversion.scaled(deciding.apply(stack)));
        }
        long limit = Math.min(sum, conversion.scaled(deciding.apply(0)));
        BigDecimal stationMax = hardware.stationMaxA();
        if (connectorId == 0 && stationMax != null) {
            limit = Math.min(limit, conversion.scaled(Limit.amperes(stationMax, hardware.phases())));
        }
        return new Merged(conversion.roundedDown(limit), numberPhases(deciding));
    }

    /** The smallest number given, not above the phases wired; for connector 0 that of the charge point's own. */
    private @Nullable Integer numberPhases(IntFunction<Limit> deciding) {
        int smallest = Integer.MAX_VALUE;
        for (int stack = 0; stack <= (connectorId == 0 ? 0 : 1); stack++) {
            Integer given = deciding.apply(stack).numberPhases();
            smallest = given == null ? smallest : Math.min(smallest, given);
        }
        return smallest == Integer.MAX_VALUE ? null : Math.min(smallest, hardware.phases());
    }
}
