package ocpp.emulator.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.meter.ArrivingVehicle;
import org.jspecify.annotations.Nullable;

/** What stands around a charge point whether it has power or not: cables, vehicles, parts that have failed, the network. */
final class Standing {
    private final ArrivingVehicle usual;
    private final Map<String, Input> inputs = new TreeMap<>();

    /** @param usual the vehicle of {@link Input.Plug} that names none */
    Standing(ArrivingVehicle usual) {
        this.usual = usual;
    }

    void note(Input input) {
        if (input instanceof Input.Plug plug) {
            inputs.putIfAbsent("plug " + plug.connectorId(), plug);
        } else if (input instanceof Input.Unplug unplug) {
            inputs.remove("plug " + unplug.connectorId());
            inputs.remove("ready " + unplug.connectorId());
        } else if (input instanceof Input.VehicleReady ready) {
            inputs.put("ready " + ready.connectorId(), ready);
        } else if (input instanceof Input.Fault fault) {
            inputs.put("fault " + fault.connectorId(), fault);
        } else if (input instanceof Input.ClearFault clear) {
            inputs.remove("fault " + clear.connectorId());
        } else if (input instanceof Input.LockFailure lock) {
            inputs.put("lock " + lock.connectorId(), lock);
        } else if (input instanceof Input.CarrierLost) {
            inputs.put("carrier", input);
        } else if (input instanceof Input.CarrierBack) {
            inputs.remove("carrier");
        }
    }

    /**
     * What another charge point in this place is to be told.
     *
     * @param seen the one before it, which knows how full the vehicles are
     */
    List<Input> inputs(ChargePointView seen) {
        List<Input> all = new ArrayList<>();
        for (Input input : inputs.values()) {
            all.add(input instanceof Input.Plug plug ? plugged(plug, seen) : input);
        }
        return all;
    }

    private Input plugged(Input.Plug plug, ChargePointView seen) {
        double soc = seen.connector(plug.connectorId()).soc();
        @Nullable ArrivingVehicle given = plug.vehicle();
        ArrivingVehicle vehicle = given == null ? usual : given;
        return new Input.Plug(plug.connectorId(), soc < 0 ? vehicle : new ArrivingVehicle(vehicle.model(), soc));
    }
}
