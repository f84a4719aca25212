package ocpp.emulator.control;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.VehicleModel;
import ocpp.emulator.runner.StationRunner;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import org.jspecify.annotations.Nullable;

/** What can be done to a charge point by {@code POST /NAME}, each with the fields of its body. */
final class ControlActions {
    private static final String CONNECTOR = "connector";
    private static final String REASON = "reason";

    private final Map<String, Action> actions = new TreeMap<>();
    private final int connectors;
    private final ArrivingVehicle vehicle;

    /** One action: the fields that there may be, and what comes of them. */
    private record Action(List<String> fields, Function<ControlBody, StationRunner.Command> command) {}

    /** @param vehicle the usual one */
    ControlActions(int connectors, ArrivingVehicle vehicle) {
        this.connectors = connectors;
        this.vehicle = vehicle;
        on("plug", List.of(CONNECTOR, "vehicle", "soc"), this::plug);
        on("unplug", List.of(CONNECTOR), body -> new Input.Unplug(connector(body, 1)));
        on("swipe", List.of(CONNECTOR, "idTag"), body -> new Input.Swipe(connector(body, 0), body.text("idTag")));
        on("stop-button", List.of(CONNECTOR), body -> new Input.StopButton(connector(body, 1)));
        on("emergency-stop", List.of(), body -> new Input.EmergencyStop());
        on(
                "vehicle-ready",
                List.of(CONNECTOR, "ready"),
                body -> new Input.VehicleReady(connector(body, 1), body.flag("ready")));
        on("fault", List.of(CONNECTOR, "errorCode", "info"), this::fault);
        on("clear-fault", List.of(CONNECTOR), body -> new Input.ClearFault(connector(body, 0)));
        on(
                "lock-failure",
                List.of(CONNECTOR, "failing"),
                body -> new Input.LockFailure(connector(body, 1), body.flag("failing")));
        on("link-down", List.of(REASON), this::linkDown);
        on("link-up", List.of(), body -> new Input.CarrierBack());
        on("power-cut", List.of(), body -> new Input.PowerCut());
        on("power-on", List.of(), body -> new Input.PowerOn());
        on("reset-button", List.of(), body -> new Input.ResetButton());
        actions.put("send", new Action(List.of("text"), body -> new StationRunner.SendText(body.text("text"))));
    }

    List<String> names() {
        return List.copyOf(actions.keySet());
    }

    /**
     * The command of an action, null where there is none of this name.
     *
     * @throws IllegalArgumentException where the body is not what the action takes; the message says why
     */
    StationRunner.@Nullable Command command(String name, String body) {
        Action action = actions.get(name);
        return action == null ? null : action.command().apply(ControlBody.of(body, action.fields()));
    }

    private void on(String name, List<String> fields, Function<ControlBody, Input> input) {
        actions.put(name, new Action(fields, body -> new StationRunner.Give(input.apply(body))));
    }

    private Input plug(ControlBody body) {
        String model = body.optionalText("vehicle");
        double soc = body.decimal("soc", vehicle.soc());
        return new Input.Plug(
                connector(body, 1),
                new ArrivingVehicle(model == null ? vehicle.model() : VehicleModel.named(model), soc));
    }

    private Input fault(ControlBody body) {
        return new Input.Fault(
                connector(body, 0), body.choice("errorCode", ChargePointErrorCode.class), body.optionalText("info"));
    }

    private Input linkDown(ControlBody body) {
        String reason = body.optionalText(REASON);
        return new Input.CarrierLost(reason == null ? "no carrier" : reason);
    }

    private int connector(ControlBody body, int least) {
        return body.number(CONNECTOR, least, connectors);
    }
}
