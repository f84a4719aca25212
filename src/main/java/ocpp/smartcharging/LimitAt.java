package ocpp.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import org.jspecify.annotations.Nullable;

/**
 * The limit in force on a connector at one instant (SC-RUN-06); on connector 0 what all connectors may take together.
 *
 * @param limit A per phase or W in total, rounded down to one decimal
 * @param numberPhases the phases it is given for, or null
 * @param until the limit holds at least until then, if no profile and no transaction comes or goes; null: for ever
 */
public record LimitAt(
        BigDecimal limit,
        ChargingRateUnit unit,
        @Nullable Integer numberPhases,
        @Nullable Instant until) {

    /** Throws IllegalArgumentException for a connector that does not exist. */
    public static LimitAt of(Situation situation, int connectorId, ChargingRateUnit unit, Instant now) {
        int connectors = situation.hardware().connectors();
        if (connectorId < 0 || connectorId > connectors) {
            throw new IllegalArgumentException("connectorId: " + connectorId + " (expected: 0 to " + connectors + ")");
        }
        long second = now.getEpochSecond();
        Merge merge = Merge.of(situation, connectorId, second);
        List<Segment> segments =
                merge.stacks().stream().map(stack -> stack.at(second)).toList();
        Merged merged =
                new Merged(merge, new Conversion(unit, situation.hardware().voltage()));
        for (int stack = 0; stack < segments.size(); stack++) {
            merged.put(stack, Stack.orNone(segments.get(stack).limit()));
        }
        Merged.Value value = merged.value();
        long until = segments.stream().mapToLong(Segment::until).min().orElse(Time.FOREVER);
        return new LimitAt(value.limit(), unit, value.numberPhases(), Time.instant(until));
    }
}
