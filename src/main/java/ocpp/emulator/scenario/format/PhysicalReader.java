package ocpp.emulator.scenario.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.hocon.Words;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.VehicleModel;
import ocpp.emulator.scenario.Verb;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads what happens to the charge point: its cables, cards, buttons, parts, and its power. */
final class PhysicalReader {
    static final Map<String, Function<Section, Verb>> VERBS = verbs();

    private PhysicalReader() {}

    private static Map<String, Function<Section, Verb>> verbs() {
        Map<String, Function<Section, Verb>> verbs = new LinkedHashMap<>();
        verbs.put("boot", step -> done(step.section("boot"), new Verb.Boot()));
        verbs.put("plug", step -> plug(step.section("plug")));
        verbs.put("unplug", step -> at(step.section("unplug"), Input.Unplug::new));
        verbs.put("swipe", step -> swipe(step.section("swipe")));
        verbs.put("stop-button", step -> at(step.section("stop-button"), Input.StopButton::new));
        verbs.put("emergency-stop", step -> done(step.section("emergency-stop"), new Input.EmergencyStop()));
        verbs.put("reset-button", step -> done(step.section("reset-button"), new Input.ResetButton()));
        verbs.put("charge", step -> charge(step.section("charge")));
        verbs.put("ev", step -> vehicleReady(step.section("ev")));
        verbs.put("fault", step -> fault(step.section("fault")));
        verbs.put("clear-fault", step -> clearFault(step.section("clear-fault")));
        verbs.put("lock-fail", step -> lockFailure(step.section("lock-fail")));
        verbs.put("power", step -> power(step.section("power")));
        return verbs;
    }

    /** The vehicle that a section describes by {@code model} and {@code soc}, null where it names none. */
    static @Nullable ArrivingVehicle vehicle(Section section) {
        if (!section.has("model") && !section.has("soc")) {
            return null;
        }
        VehicleModel model = section.read("model", VehicleModel::named);
        return new ArrivingVehicle(model, section.number("soc", 0, 100));
    }

    private static Verb at(Section section, Function<Integer, Input> input) {
        return done(section, input.apply(connector(section)));
    }

    private static Verb done(Section section, Input input) {
        return done(section, new Verb.Physical(input));
    }

    private static Verb done(Section section, Verb verb) {
        section.end();
        return verb;
    }

    private static int connector(Section section) {
        return section.number("connector", 1, VerbReader.MOST_CONNECTORS);
    }

    private static int connectorOrStation(Section section) {
        return section.has("connector") ? section.number("connector", 0, VerbReader.MOST_CONNECTORS) : 0;
    }

    private static Verb plug(Section plug) {
        return done(plug, new Input.Plug(connector(plug), vehicle(plug)));
    }

    private static Verb swipe(Section swipe) {
        return done(swipe, new Verb.Swipe(connectorOrStation(swipe), swipe.text("tag")));
    }

    private static Verb charge(Section charge) {
        return done(charge, new Verb.Charge(connector(charge), charge.span("for")));
    }

    private static Verb vehicleReady(Section vehicle) {
        return done(vehicle, new Input.VehicleReady(connector(vehicle), vehicle.flag("ready", true)));
    }

    private static Verb fault(Section fault) {
        ChargePointErrorCode code = fault.read("error", Words.of(ChargePointErrorCode.class));
        return done(fault, new Input.Fault(connectorOrStation(fault), code, fault.textOrNull("info")));
    }

    private static Verb clearFault(Section fault) {
        return done(fault, new Input.ClearFault(connectorOrStation(fault)));
    }

    private static Verb lockFailure(Section lock) {
        return done(lock, new Input.LockFailure(connector(lock), lock.flag("failing", true)));
    }

    private static Verb power(Section power) {
        if (power.has("cut")) {
            return done(power, new Verb.PowerCut(power.span("cut")));
        }
        if (!power.flag("on", false)) {
            throw power.wrong("on", "on = true or cut = 30s");
        }
        return done(power, new Input.PowerOn());
    }
}
