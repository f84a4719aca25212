package ocpp.emulator.scenario.format;

import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.ChargePointTemplate;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.hocon.HoconFile;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.scenario.Check;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import org.jspecify.annotations.Nullable;

/** Reads scenario files. */
public final class ScenarioReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final List<String> faults = new ArrayList<>();

    private ScenarioReader() {}

    /**
     * Reads a file.
     *
     * @throws FileFaults where it cannot be read or is no scenario
     */
    public static Scenario file(Path file) {
        return new ScenarioReader().read(file.toString(), HoconFile.file("scenario file", file));
    }

    /** Reads a resource of the class path; throws FileFaults as {@link #file} does. */
    static Scenario resource(String shownAs, String resource) {
        return new ScenarioReader().read(shownAs, HoconFile.resource("scenario file", resource));
    }

    private Scenario read(String file, Section root) {
        Scenario.Heading heading = attempt(() -> heading(file, root.section("scenario")));
        ChargePointSetup station = attempt(() -> station(root.section("station")));
        List<Step> steps = VerbReader.steps(root.list("steps"), faults);
        List<Check> checks = checks(root);
        List<Step> last = VerbReader.steps(root.list("finally"), faults);
        attempt(() -> {
            if (root.list("steps").isEmpty()) {
                throw root.wrong("steps", "a list of steps");
            }
            root.texts("vars");
            root.end();
            return true;
        });
        if (heading == null || station == null || !faults.isEmpty()) {
            throw new FileFaults(faults);
        }
        ChargePointSetup seeded = station.withSeed(heading.seed());
        return new Scenario(heading, seeded, root.texts("vars"), steps, checks, last);
    }

    private <T> @Nullable T attempt(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FileFaults e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    private static Scenario.Heading heading(String file, Section heading) {
        Scenario.Heading read = new Scenario.Heading(
                file,
                heading.read("id", ScenarioReader::id),
                heading.text("title"),
                heading.list("traces-to", word -> word),
                heading.list("tags", word -> word),
                heading.span("timeout", Duration.ofMinutes(2)),
                heading.has("seed") ? heading.number("seed", 0, Integer.MAX_VALUE) : 1,
                heading.read("clock", Pace::named, Pace.REAL));
        heading.end();
        return read;
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("small letters, digits and hyphens");
        }
        return text;
    }

    private static ChargePointSetup station(Section station) {
        ChargePointSetup setup =
                ChargePointSetup.of(station.text("id")).withPersistence(station.flag("persist", false));
        if (station.has("template")) {
            setup = setup.withTemplate(station.read("template", ChargePointTemplate::named));
        }
        if (station.has("connectors")) {
            setup = setup.withConnectors(station.number("connectors", 1, VerbReader.MOST_CONNECTORS));
        }
        ArrivingVehicle vehicle = PhysicalReader.vehicle(station.sectionOrEmpty("ev"));
        if (vehicle != null) {
            setup = setup.withVehicle(vehicle);
        }
        ChargePointSetup configured = configured(setup, station);
        station.end();
        return configured;
    }

    private static ChargePointSetup configured(ChargePointSetup setup, Section station) {
        ChargePointSetup configured = setup;
        if (station.has("config")) {
            Section config = station.section("config");
            for (String key : config.keys()) {
                ChargePointSetup before = configured;
                configured = config.read(key, value -> before.with(key, value));
            }
        }
        return configured;
    }

    private List<Check> checks(Section root) {
        List<Check> checks = new ArrayList<>();
        for (ConfigValue value : root.list("expect")) {
            Check check = attempt(() -> ExpectationReader.check(value));
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }
}
