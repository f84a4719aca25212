package ocpp.smartcharging;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the limits of a merge come to in one unit: for a connector the smallest, for connector 0 the sum of all connectors
 * below the limits of the charge point.
 */
final class Merged {
    private final Merge merge;
    private final Conversion conversion;
    private final long connectorMax;
    private final long stationMax;
    private final Limit[] deciding;
    private long sum;

    /** The limit rounded down, and the phases it is given for. */
    record Value(BigDecimal limit, @Nullable Integer numberPhases) {}

    /** Where nothing is in force yet. */
    Merged(Merge merge, Conversion conversion) {
        this.merge = merge;
        this.conversion = conversion;
        Hardware hardware = merge.hardware();
        connectorMax = conversion.scaled(Limit.amperes(hardware.connectorMaxA(), hardware.phases()));
        BigDecimal stationMaxA = merge.connectorId() == 0 ? hardware.stationMaxA() : null;
        stationMax =
                stationMaxA == null ? Long.MAX_VALUE : conversion.scaled(Limit.amperes(stationMaxA, hardware.phases()));
        deciding = new Limit[merge.stacks().size()];
        Arrays.fill(deciding, Limit.NONE);
        sum = connectorMax * (deciding.length - 1L);
    }

    /** Takes over what decides now, and returns at how many stacks it looked: at those alone that have changed. */
    int follow(Sweep sweep) {
        int looks = 0;
        for (int stack = sweep.nextChanged(0); stack >= 0; stack = sweep.nextChanged(stack + 1)) {
            put(stack, sweep.limit(stack));
            looks++;
        }
        return looks;
    }

    /** This limit decides in the stack of this index from now on. */
    void put(int stack, Limit limit) {
        if (stack > 0) {
            sum += share(limit) - share(deciding[stack]);
        }
        deciding[stack] = limit;
    }

    Value value() {
        long limit = Math.min(Math.min(sum, stationMax), conversion.scaled(deciding[0]));
        return new Value(conversion.roundedDown(limit), numberPhases());
    }

    private long share(Limit limit) {
        return Math.min(connectorMax, conversion.scaled(limit));
    }

    /** The smallest number given, not above the phases wired; for connector 0 that of the charge point's own. */
    private @Nullable Integer numberPhases() {
        int smallest = Integer.MAX_VALUE;
        for (int stack = 0; stack <= (merge.connectorId() == 0 ? 0 : 1); stack++) {
            Integer given = deciding[stack].numberPhases();
            smallest = given == null ? smallest : Math.min(smallest, given);
        }
        return smallest == Integer.MAX_VALUE
                ? null
                : Integer.valueOf(Math.min(smallest, merge.hardware().phases()));
    }
}
