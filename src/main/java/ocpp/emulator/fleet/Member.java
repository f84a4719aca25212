package ocpp.emulator.fleet;

import java.util.List;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.fleet.Step.Bay;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.VehicleModel;
import ocpp.emulator.runner.StationRunner;
import org.apache.pekko.actor.typed.ActorRef;

/** A charge point of a fleet that was switched on. */
record Member(ActorRef<StationRunner.Command> runner, StationWatch watch, List<Bay> bays, boolean directCurrent) {
    private static final VehicleModel AC_VEHICLE = VehicleModel.named("id3-58kwh");
    private static final VehicleModel DC_VEHICLE = VehicleModel.named("ioniq5-77kwh");
    private static final double HIGHEST_SOC = 95;

    void give(Input input) {
        runner.tell(new StationRunner.Give(input));
    }

    /** A vehicle with room for the energy of this visit. */
    ArrivingVehicle vehicle(Visit visit) {
        VehicleModel model = directCurrent ? DC_VEHICLE : AC_VEHICLE;
        double missing = visit.energyWh() * model.efficiency() / model.batteryWh() * 100;
        return new ArrivingVehicle(model, Math.max(0, Math.min(HIGHEST_SOC, 100 - missing)));
    }
}
