package ocpp.emulator.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ocpp.emulator.fleet.FleetEvent.Mangling;
import ocpp.protocol.Actions;

/** Reads the events of a fleet file. */
final class EventReading {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventReading() {}

    /** The events of a file, in the order of time. */
    static List<FleetEvent> events(List<Section> sections) {
        List<FleetEvent> events = new ArrayList<>();
        for (Section section : sections) {
            Duration at = section.time("at");
            Section what = section.section("do");
            section.refuseOthers();
            events.add(event(at, what));
            what.refuseOthers();
        }
        events.sort(Comparator.comparing(FleetEvent::at));
        return events;
    }

    private static FleetEvent event(Duration at, Section what) {
        if (what.has("link")) {
            return linkDown(at, what.section("link"));
        } else if (what.has("reconnect")) {
            Section reconnect = what.section("reconnect");
            FleetEvent event = new FleetEvent.Reconnect(at, share(reconnect));
            reconnect.refuseOthers();
            return event;
        } else if (what.has("mangle")) {
            return mangle(at, what.section("mangle"));
        }
        return operate(at, what.section("operator"));
    }

    private static FleetEvent linkDown(Duration at, Section link) {
        if (link.has("down") && !link.text("down").equals("true")) {
            throw link.problem("down", "true; the links come back by themselves");
        }
        FleetEvent event = new FleetEvent.LinkDown(at, share(link), link.time("for"));
        link.refuseOthers();
        return event;
    }

    private static FleetEvent mangle(Duration at, Section mangle) {
        if (mangle.has("direction") && !mangle.text("direction").equals("to-csms")) {
            throw mangle.problem("direction", "to-csms");
        }
        Set<Mangling> kinds = EnumSet.noneOf(Mangling.class);
        for (String kind : mangle.texts("kind")) {
            try {
                kinds.add(Mangling.valueOf(kind));
            } catch (IllegalArgumentException e) {
                throw mangle.problem("kind", "a list of some of " + List.of(Mangling.values()));
            }
        }
        FleetEvent event = new FleetEvent.Mangle(at, share(mangle), kinds, mangle.number("rate", 0, 1));
        mangle.refuseOthers();
        return event;
    }

    private static FleetEvent operate(Duration at, Section operator) {
        String action = String.join(", ", operator.keys());
        if (Actions.named(action) == null) {
            throw operator.problem(
                    operator.keys().isEmpty() ? "" : operator.keys().iterator().next(),
                    "one action of OCPP 1.6, such as SetChargingProfile");
        }
        Section call = operator.section(action);
        boolean takesProfile = action.equals("SetChargingProfile") && call.has("profile");
        String profile = takesProfile ? call.text("profile") : null;
        FleetEvent event = new FleetEvent.Operate(at, share(call), action, payload(call), profile);
        call.refuseOthers();
        return event;
    }

    private static JsonNode payload(Section call) {
        try {
            return call.has("payload") ? JSON.readTree(call.json("payload")) : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw call.problem("payload", "a section { } with the payload of the request");
        }
    }

    private static double share(Section section) {
        return section.has("share") ? section.number("share", 0.000001, 1) : 1;
    }
}
