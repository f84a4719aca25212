package ocpp.emulator.chargepoint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ocpp.smartcharging.FairShare;
import ocpp.smartcharging.FairShare.Claim;

/**
 * Shares what the charge point has among its connectors; where it is not enough for all, they take turns, so that over
 * time all get the same (SC-RUN-04). Who comes later waits until a turn is over.
 */
final class Turns {
    /** How long those that have something keep it while others wait. */
    static final Duration TURN = Duration.ofMinutes(15);

    private final BigDecimal least;
    private final List<Integer> queue = new ArrayList<>();
    private Instant turnOver = Instant.MAX;

    /** @param least A below which a vehicle takes nothing */
    Turns(BigDecimal least) {
        this.least = least;
    }

    /** A that each connector is offered, by connectorId. */
    Map<Integer, BigDecimal> share(BigDecimal total, List<Claim> claims, Instant now) {
        List<Integer> candidates = claims.stream()
                .filter(claim -> claim.wanted().signum() > 0 && claim.most().compareTo(least) >= 0)
                .map(Claim::connectorId)
                .toList();
        queue.retainAll(candidates);
        candidates.stream().filter(id -> !queue.contains(id)).forEach(queue::add);
        if (!now.isBefore(turnOver)) {
            turnOver = Instant.MAX;
            served(FairShare.of(total, least, inOrder(claims))).forEach(this::toTheEnd);
        }
        Map<Integer, BigDecimal> offers = FairShare.of(total, least, inOrder(claims));
        if (served(offers).size() == queue.size()) {
            turnOver = Instant.MAX;
        } else if (turnOver.equals(Instant.MAX)) {
            turnOver = now.plus(TURN);
        }
        return offers;
    }

    /** When the next turn begins; never while nobody waits. */
    Instant nextDeadline() {
        return turnOver;
    }

    private List<Claim> inOrder(List<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparingInt(claim -> queue.indexOf(claim.connectorId())))
                .toList();
    }

    private List<Integer> served(Map<Integer, BigDecimal> offers) {
        return queue.stream()
                .filter(id -> offers.getOrDefault(id, BigDecimal.ZERO).compareTo(least) >= 0)
                .toList();
    }

    private void toTheEnd(Integer connectorId) {
        queue.remove(connectorId);
        queue.add(connectorId);
    }
}
