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
     * What a connector asks for.
     *
     * @param wanted A that its vehicle would take now, 0 where it takes nothing; more than {@code most} counts as that
     * @param most A that it may be offered
     */
    public record Claim(int connectorId, BigDecimal wanted, BigDecimal most) {
        boolean isWanting() {
            return wanted.signum() > 0;
        }

        private BigDecimal wantedBeyond(BigDecimal least) {
            return wanted.min(most).subtract(least).max(BigDecimal.ZERO);
        }
    }

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

    /**
     * Equal shares of which none is too small to be of use: where there is not enough for all, as many as possible get
     * the least that is of use and the others nothing. What nobody wants is offered in equal shares too, to those that
     * may want more soon.
     *
     * @param total A that there are
     * @param least A below which a vehicle takes nothing
     * @param claims the first in the list come first where not all can have something; those that want nothing come last
     * @return what each connector is offered: nothing, or from the least to its most; together never more than there is
     */
    public static Map<Integer, BigDecimal> of(BigDecimal total, BigDecimal least, List<Claim> claims) {
        Map<Integer, BigDecimal> offers = new TreeMap<>();
        BigDecimal left =
                giveLeast(total, least, claims.stream().filter(Claim::isWanting).toList(), offers);
        Map<Integer, BigDecimal> beyond = new TreeMap<>();
        for (Claim claim : claims) {
            if (offers.containsKey(claim.connectorId())) {
                beyond.put(claim.connectorId(), claim.wantedBeyond(least));
            }
        }
        left = add(of(left, beyond), left, offers);
        left = giveLeast(
                left, least, claims.stream().filter(claim -> !claim.isWanting()).toList(), offers);
        Map<Integer, BigDecimal> room = new TreeMap<>();
        for (Claim claim : claims) {
            BigDecimal offer = offers.putIfAbsent(claim.connectorId(), BigDecimal.ZERO);
            if (offer != null) {
                room.put(claim.connectorId(), claim.most().subtract(offer));
            }
        }
        add(of(left, room), left, offers);
        return offers;
    }

    /** Offers the least to as many as it is there for; returns what is left. */
    private static BigDecimal giveLeast(
            BigDecimal total, BigDecimal least, List<Claim> claims, Map<Integer, BigDecimal> offers) {
        BigDecimal left = total;
        for (Claim claim : claims) {
            if (claim.most().compareTo(least) >= 0 && left.compareTo(least) >= 0) {
                offers.put(claim.connectorId(), least);
                left = left.subtract(least);
            }
        }
        return left;
    }

    private static BigDecimal add(Map<Integer, BigDecimal> more, BigDecimal total, Map<Integer, BigDecimal> offers) {
        BigDecimal left = total;
        for (Map.Entry<Integer, BigDecimal> share : more.entrySet()) {
            offers.merge(share.getKey(), share.getValue(), BigDecimal::add);
            left = left.subtract(share.getValue());
        }
        return left;
    }
}
