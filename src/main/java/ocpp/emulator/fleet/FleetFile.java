package ocpp.emulator.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ocpp.emulator.chargepoint.BackOff;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.ChargePointTemplate;
import ocpp.emulator.fleet.FleetPlan.Behaviour;
import ocpp.emulator.fleet.FleetPlan.Connecting;
import ocpp.emulator.fleet.FleetPlan.Kind;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.hocon.HoconFile;
import ocpp.emulator.hocon.Section;

/** Reads fleet files: HOCON with a section {@code fleet}; what is beside it may be referred to. */
public final class FleetFile {
    private static final String KIND = "fleet file";
    private static final String LONGEST_IDENTITY =
            "a pattern such as SIM-%05d, with one number and at most 48" + " characters";

    private FleetFile() {}

    /**
     * Reads a file.
     *
     * @throws FileFaults where it cannot be used
     */
    public static FleetPlan read(Path file) {
        return read(HoconFile.file(KIND, file));
    }

    /** The fleet that is run without a file. */
    public static FleetPlan standard() {
        return read(HoconFile.resource(KIND, "fleets/standard.conf"));
    }

    /** The fleet of a demo, which runs as long as that does. */
    public static FleetPlan demo() {
        return read(HoconFile.resource(KIND, "fleets/demo.conf"));
    }

    private static FleetPlan read(Section file) {
        Section fleet = file.section("fleet");
        FleetPlan plan = plan(fleet);
        fleet.end();
        return plan;
    }

    private static FleetPlan plan(Section fleet) {
        if (fleet.has("clock") && !fleet.text("clock").equals("real")) {
            throw fleet.wrong("clock", "real");
        }
        int stations = fleet.number("stations", 1, FleetPlan.MOST_STATIONS);
        return new FleetPlan(
                fleet.text("id"),
                fleet.has("seed") ? fleet.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE) : 1,
                fleet.span("duration"),
                stations,
                fleet.has("id-pattern") ? fleet.read("id-pattern", text -> pattern(text, stations)) : "SIM-%05d",
                connecting(fleet.section("connect")),
                mix(fleet),
                EventReading.events(fleet.sections("events")),
                fleet.has("slo") ? slos(fleet.section("slo")) : List.of());
    }

    private static String pattern(String pattern, int stations) {
        try {
            String first = String.format(pattern, 1);
            String last = String.format(pattern, stations);
            if (last.length() <= 48 && (stations == 1 || !first.equals(last))) {
                return pattern;
            }
        } catch (IllegalFormatException e) {
            throw new IllegalArgumentException(LONGEST_IDENTITY, e);
        }
        throw new IllegalArgumentException(LONGEST_IDENTITY);
    }

    private static Connecting connecting(Section connect) {
        double perSecond = connect.read("ramp", Quantity::perSecond);
        BackOff backOff = connect.has("backoff") ? backOff(connect.section("backoff")) : BackOff.STANDARD;
        connect.end();
        return new Connecting(perSecond, backOff);
    }

    private static BackOff backOff(Section section) {
        Duration first = section.span("min");
        Duration most = section.span("max");
        double jitter = section.has("jitter") ? section.decimal("jitter", 0, 1) : BackOff.STANDARD.jitter();
        if (first.isZero() || first.compareTo(most) > 0) {
            throw section.wrong("max", "a time not below min, and min above 0");
        }
        section.end();
        return new BackOff(first, most, jitter);
    }

    private static List<Kind> mix(Section fleet) {
        List<Kind> mix = new ArrayList<>();
        for (Section kind : fleet.sections("mix")) {
            double weight = kind.has("weight") ? kind.decimal("weight", 0.001, 1e6) : 1;
            mix.add(new Kind(
                    weight,
                    kind.read("template", ChargePointTemplate::named),
                    kind.has("config") ? configuration(kind.section("config")) : Map.of(),
                    behaviour(kind.section("behaviour"))));
            kind.end();
        }
        if (mix.isEmpty()) {
            throw fleet.wrong("mix", "one kind of charge point or more");
        }
        return mix;
    }

    private static Map<String, String> configuration(Section config) {
        Map<String, String> values = new TreeMap<>();
        for (String key : config.keys()) {
            values.put(key, config.text(key));
            config.read(key, value -> ChargePointSetup.of("any").with(key, value));
        }
        return values;
    }

    private static Behaviour behaviour(Section behaviour) {
        Behaviour read = new Behaviour(
                behaviour.read("arrivals", text -> gaps(text)),
                behaviour.read("stay", text -> Distribution.parse(text, Quantity.TIME)),
                behaviour.read("energy", text -> Distribution.parse(text, Quantity.ENERGY)));
        behaviour.end();
        return read;
    }

    /** Without any gap there would be no end of arrivals. */
    private static Distribution gaps(String text) {
        Distribution gaps = Distribution.parse(text, Quantity.TIME);
        if (gaps instanceof Distribution.Constant constant && constant.value() <= 0) {
            throw new IllegalArgumentException("a time above 0 from one arrival to the next");
        }
        return gaps;
    }

    private static List<Slo> slos(Section section) {
        List<Slo> slos = new ArrayList<>();
        for (String name : section.keys()) {
            slos.add(slo(section, name));
        }
        return slos;
    }

    private static Slo slo(Section section, String name) {
        if (name.equals("reconnected-within")) {
            Section reconnected = section.section(name);
            Slo slo = new Slo.Reconnected(reconnected.decimal("share", 0, 1), reconnected.span("of"));
            reconnected.end();
            return slo;
        }
        Figure figure = Figure.named(name);
        return section.read(
                name,
                text -> figure == null
                        ? Slo.Latency.parse(name, text)
                        : new Slo.Count(figure, Limit.parse(text, Quantity.NUMBER)));
    }
}
