package ocpp.emulator.scenario.format;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.hocon.Words;
import ocpp.emulator.link.Mangling;
import ocpp.emulator.scenario.Verb;

/** Reads what happens to the connection, the network and the central system at its other end. */
final class NetworkReader {
    static final Map<String, Function<Section, Verb>> VERBS = verbs();

    private static final String TO_STATION = "to-station";
    private static final String TO_CSMS = "to-csms";

    private NetworkReader() {}

    private static Map<String, Function<Section, Verb>> verbs() {
        Map<String, Function<Section, Verb>> verbs = new LinkedHashMap<>();
        verbs.put("connect", step -> done(step.section("connect"), new Verb.Connect()));
        verbs.put("disconnect", step -> disconnect(step.section("disconnect")));
        verbs.put("link", step -> link(step.section("link")));
        verbs.put("mangle", step -> mangle(step.section("mangle")));
        verbs.put("sut", step -> centralSystem(step.section("sut")));
        return verbs;
    }

    private static Verb done(Section section, Verb verb) {
        section.end();
        return verb;
    }

    private static Verb disconnect(Section disconnect) {
        return done(disconnect, new Verb.Physical(new Input.Disconnect(disconnect.text("reason", ""))));
    }

    private static Verb link(Section link) {
        if (link.has("latency")) {
            return done(link, new Verb.Latency(link.span("latency")));
        } else if (link.has("loss")) {
            return done(link, new Verb.Loss(link.decimal("loss", 0, 1)));
        } else if (link.flag("up", false)) {
            return done(link, new Verb.Physical(new Input.CarrierBack()));
        } else if (link.flag("down", false)) {
            return done(link, new Verb.Physical(new Input.CarrierLost(link.text("reason", "no carrier"))));
        }
        throw link.wrong("down", "down = true, up = true, latency = 200ms or loss = 0.1");
    }

    private static Verb mangle(Section mangle) {
        String direction = mangle.text("direction");
        if (!direction.equals(TO_CSMS) && !direction.equals(TO_STATION)) {
            throw mangle.wrong("direction", TO_CSMS + " or " + TO_STATION);
        }
        double rate = mangle.decimal("rate", 0, 1);
        Set<Mangling> kinds = EnumSet.noneOf(Mangling.class);
        kinds.addAll(mangle.list("kind", Words.of(Mangling.class)));
        if (kinds.isEmpty() && rate > 0) {
            throw mangle.wrong("kind", "a list [ ] of some of duplicate, reorder, truncate");
        }
        return done(mangle, new Verb.Mangle(direction.equals(TO_STATION), kinds, rate));
    }

    private static Verb centralSystem(Section sut) {
        if (!sut.flag("restart", false)) {
            throw sut.wrong("restart", "restart = true");
        }
        return done(sut, new Verb.RestartCentralSystem());
    }
}
