package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.chargepoint.ChargePointView.ConnectorView;
import ocpp.emulator.runner.StationRunner;
import org.apache.pekko.actor.typed.ActorRef;

/** The power of a fleet, by what its charge points showed last. */
final class FleetPower {
    /** What a meter may be off before it counts: part of the limit, and W. */
    private static final double TOLERANCE = 1.02;

    private static final double TOLERANCE_WATTS = 50;

    private final Measurements measurements;
    private final double secondsPerLook;
    private final Map<String, Double> watts = new HashMap<>();

    FleetPower(Measurements measurements, Duration interval) {
        this.measurements = measurements;
        this.secondsPerLook = interval.toMillis() / 1e3;
    }

    /** Asks those that charge for what they show, in each second a part of them. */
    void look(Roster roster, FleetPlan plan, long second, ActorRef<ChargePointView> views) {
        int parts = (int) Math.max(1, secondsPerLook);
        for (int station = (int) (second % parts); station < roster.members().size(); station += parts) {
            Member member = roster.member(station);
            if (member.watch().isCharging()) {
                member.runner().tell(new StationRunner.GetView(views));
            } else {
                watts.remove(plan.identity(station));
            }
        }
    }

    void seen(ChargePointView view) {
        double sum = 0;
        for (ConnectorView connector : view.connectors()) {
            if (connector.connectorId() > 0) {
                sum += connector.watts();
                judge(connector);
            }
        }
        watts.put(view.chargePointId(), sum);
    }

    double sum() {
        return watts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private void judge(ConnectorView connector) {
        if (connector.transaction() != null
                && connector.watts() > connector.limitWatts() * TOLERANCE + TOLERANCE_WATTS) {
            measurements.add(Figure.OVER_LIMIT_SECONDS, secondsPerLook);
        }
    }
}
