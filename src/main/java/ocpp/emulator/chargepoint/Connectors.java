package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.ConnectorPhaseRotation;
import static ocpp.emulator.configuration.ConfigurationKey.ConnectorSwitch3to1PhaseSupported;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ocpp.emulator.meter.EnergyMeter;
import ocpp.emulator.meter.Outlet;
import org.jspecify.annotations.Nullable;

/** The connectors 1 to n of a charge point (STAT-17), and what fails in the charge point as a whole. */
final class Connectors {
    private final Board board;
    private final List<Connector> connectors = new ArrayList<>();
    private final boolean[] onOnePhase;
    private @Nullable Failure failure;

    /** @param registersWh what the meters show already, by connector; zero where it is not given */
    Connectors(Board board, List<Double> registersWh) {
        this.board = board;
        this.onOnePhase = new boolean[board.setup().connectors()];
        ChargePointSetup setup = board.setup();
        for (int id = 1; id <= setup.connectors(); id++) {
            double register = id <= registersWh.size() ? registersWh.get(id - 1) : 0;
            EnergyMeter meter =
                    new EnergyMeter(outlet(id), register, board.now(), new SplittableRandom(setup.seed() * 31 + id));
            connectors.add(new Connector(id, setup.template().fixedCable(), meter));
        }
    }

    int count() {
        return connectors.size();
    }

    List<Connector> all() {
        return connectors;
    }

    /** Throws IndexOutOfBoundsException where there is none. */
    Connector get(int connectorId) {
        return connectors.get(connectorId - 1);
    }

    /** The connector, or null where there is none of this id. */
    @Nullable
    Connector find(int connectorId) {
        return connectorId >= 1 && connectorId <= connectors.size() ? get(connectorId) : null;
    }

    /** The connector whose transaction has this id of the central system, or null. */
    @Nullable
    Connector withTransactionId(int transactionId) {
        return connectors.stream()
                .filter(connector -> {
                    Transaction transaction = connector.transaction();
                    return transaction != null && Integer.valueOf(transactionId).equals(transaction.transactionId());
                })
                .findFirst()
                .orElse(null);
    }

    /** The running transaction of this number, or null. */
    @Nullable
    Transaction transaction(int number) {
        for (Connector connector : connectors) {
            Transaction transaction = connector.transaction();
            if (transaction != null && transaction.number() == number) {
                return transaction;
            }
        }
        return null;
    }

    /** What fails in the charge point as a whole, or null. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** Whether the main controller does not let anybody charge. */
    boolean isFaulted() {
        return failure != null && failure.severity() != Failure.Severity.WARNING;
    }

    void failure(@Nullable Failure now) {
        failure = now;
    }

    /** Lets the time pass at every meter. */
    void advance(Instant to) {
        connectors.forEach(connector -> connector.meter().advance(to));
    }

    /** Has the wiring follow ConnectorPhaseRotation (MV-13). */
    void rewire() {
        connectors.forEach(connector -> connector.meter().wire(outlet(connector.id())));
    }

    /** Has a connector deliver on one phase where the limit is for one, if it can switch (SC-RUN-03); null for all. */
    void usePhases(int connectorId, @Nullable Integer phases) {
        boolean one = phases != null && phases == 1 && board.configuration().flag(ConnectorSwitch3to1PhaseSupported);
        if (one != onOnePhase[connectorId - 1]) {
            onOnePhase[connectorId - 1] = one;
            get(connectorId).meter().wire(outlet(connectorId));
        }
    }

    private Outlet outlet(int connectorId) {
        ChargePointTemplate template = board.setup().template();
        int phases = onOnePhase[connectorId - 1] ? 1 : template.phases();
        List<Integer> lines = IntStream.rangeClosed(1, phases).boxed().toList();
        Outlet outlet = new Outlet(
                template.directCurrent(), ChargePointTemplate.VOLTAGE, lines, template.maxAmps(), template.maxWatts());
        String prefix = connectorId + ".";
        for (String item : board.configuration().items(ConnectorPhaseRotation)) {
            if (item.startsWith(prefix)) {
                return outlet.rotated(item.substring(prefix.length()));
            }
        }
        return outlet;
    }
}
