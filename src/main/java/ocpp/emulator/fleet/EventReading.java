package ocpp.emulator.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.hocon.PayloadReader;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.hocon.Words;
import ocpp.emulator.link.Mangling;
import ocpp.protocol.Action;

/** Reads the events of a fleet file. */
final class EventReading {
    private EventReading() {}

    /** The events of a file, in the order of time. */
    static List<FleetEvent> events(List<Section> sections) {
        List<FleetEvent> events = new ArrayList<>();
        for (Section section : sections) {
            Duration at = section.span("at");
            Section what = section.section("do");
            section.end();
            events.add(event(at, what));
            what.end();
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
            reconnect.end();
            return event;
        } else if (what.has("mangle")) {
            return mangle(at, what.section("mangle"));
        }
        if (!what.has("operator")) {
            throw what.wrong("operator", "one of link, reconnect, mangle, operator");
        }
        return operate(at, what.section("operator"));
    }

    private static FleetEvent linkDown(Duration at, Section link) {
        if (link.has("down") && !link.text("down").equals("true")) {
            throw link.wrong("down", "true; the links come back by themselves");
        }
        FleetEvent event = new FleetEvent.LinkDown(at, share(link), link.span("for"));
        link.end();
        return event;
    }

    private static FleetEvent mangle(Duration at, Section mangle) {
        if (mangle.has("direction") && !mangle.text("direction").equals("to-csms")) {
            throw mangle.wrong("direction", "to-csms");
        }
        Set<Mangling> kinds = kinds(mangle);
        FleetEvent event = new FleetEvent.Mangle(at, share(mangle), kinds, mangle.decimal("rate", 0, 1));
        mangle.end();
        return event;
    }

    /** Those that a list names. */
    private static Set<Mangling> kinds(Section mangle) {
        Set<Mangling> kinds = EnumSet.noneOf(Mangling.class);
        kinds.addAll(mangle.list("kind", Words.of(Mangling.class)));
        return kinds;
    }

    private static FleetEvent operate(Duration at, Section operator) {
        if (operator.keys().size() != 1) {
            throw new FileFaults(operator.place() + ": operator with " + operator.keys() + " (expected: one action)");
        }
        Action action = operator.named(operator.keys().iterator().next(), Words::action);
        Section call = operator.section(action.name());
        boolean takesProfile = action == Action.SetChargingProfile && call.has("profile");
        String profile = takesProfile ? call.text("profile") : null;
        JsonNode payload = PayloadReader.json(call.sectionOrEmpty("payload").object(), action.requestType());
        FleetEvent event = new FleetEvent.Operate(at, share(call), action.name(), payload, profile);
        call.end();
        return event;
    }

    private static double share(Section section) {
        return section.has("share") ? section.decimal("share", 0.000001, 1) : 1;
    }
}
