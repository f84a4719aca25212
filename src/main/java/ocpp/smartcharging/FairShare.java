package ocpp.smartcharging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares a limit of the charge point among its connectors (SC-RUN-04). */
public final class FairShare {
    private FairShare() {}

    /**
     * Equal shares; what a connector does not want goes to the others in equal shares.
     *
     * @param total what there is, A or W
     * @param wanted what each connector could take, in the same unit, by connectorId
     * @return what each connector gets, in tenths rounded down: never more than it wants, together never more than there is
     */
    public static Map<Integer, BigDecimal> of(BigDecimal total, Map<Integer, BigDecimal> wanted) {
        List<Map.Entry<Integer, BigDecimal>> modestFirst = wanted.entrySet().stream()
                .sorted(Map.Entry.<Integer, BigDecimal>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        Map<Integer, BigDecimal> shares = new TreeMap<>();
        BigDecimal rest = total;
        int waiting = modestFirst.size();
        for (Map.Entry<Integer, BigDecimal> connector : modestFirst) {
            BigDecimal equal = rest.divide(BigDecimal.valueOf(waiting), 1, RoundingMode.DOWN);
            BigDecimal share =
                    connector.getValue().setScale(1, RoundingMode.DOWN).min(equal);
            shares.put(connector.getKey(), share);
            rest = rest.subtract(share);
            waiting--;
        }
        return shares;
    }
}
