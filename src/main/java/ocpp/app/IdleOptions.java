package ocpp.app;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.ChargePointTemplate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code emulate --idle}. */
final class IdleOptions {
    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--idle",
            description = "Stay up and behave as a charge point does, until Ctrl-C: plugs nothing in, connects again,"
                    + " obeys the central system. See docs/emulator.md.")
    boolean idle;

    @Option(
            names = "--control",
            paramLabel = "HOST:PORT",
            description = "With --idle: take commands there over HTTP: GET /state, POST /plug {\"connector\":1}, ...")
    private @Nullable String control;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "With --idle: kind of charge point, such as ac-22kw-3ph or dc-150kw.")
    private @Nullable String template;

    @Option(names = "--connectors", paramLabel = "N", description = "With --idle: number of connectors, 1 to 64.")
    private @Nullable Integer connectors;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "With --idle: value of a configuration key; may be given more than once.")
    private Map<String, String> configuration = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "With --idle: seed of all that is random. Default: another each time.")
    private @Nullable Long seed;

    @Option(
            names = "--persist",
            paramLabel = "DIR",
            description = "With --idle: keep the state in this directory and go on from it at the next start.")
    private @Nullable Path persist;

    /** Whether an option is given that only {@code --idle} knows. */
    boolean areGiven() {
        return control != null
                || template != null
                || connectors != null
                || !configuration.isEmpty()
                || seed != null
                || persist != null;
    }

    /** @throws CannotRun where one of them is not in order */
    ChargePointSetup setup(String chargePointId) {
        try {
            ChargePointSetup setup = ChargePointSetup.of(chargePointId)
                    .withSeed(seed == null ? new SecureRandom().nextLong() : seed)
                    .withPersistence(persist != null);
            if (template != null) {
                setup = setup.withTemplate(ChargePointTemplate.named(template));
            }
            if (connectors != null) {
                setup = setup.withConnectors(connectors);
            }
            for (Map.Entry<String, String> value : configuration.entrySet()) {
                setup = setup.with(value.getKey(), value.getValue());
            }
            return setup;
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    /** Where the state is kept, null for nowhere. */
    @Nullable
    Path persist() {
        return persist;
    }

    /** Where commands are taken, null for nowhere. Throws CannotRun where it is no address. */
    @Nullable
    InetSocketAddress control() {
        String given = control;
        if (given == null) {
            return null;
        }
        int colon = given.lastIndexOf(':');
        String port = given.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LARGEST_PORT) {
            throw new CannotRun("--control " + given + " (expected: HOST:PORT, such as 127.0.0.1:9700)");
        }
        return new InetSocketAddress(given.substring(0, colon), Integer.parseInt(port));
    }
}
