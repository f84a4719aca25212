package ocpp.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ocpp.app.Configuration.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand, and the options of all of them. */
@Command(
        name = "ocpp-pekko",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = OcppPekko.Version.class,
        synopsisSubcommandLabel = "(server | emulate | demo | fleet | run | scenario)",
        description = "A central system and a charge point emulator for OCPP 1.6-J.",
        footer = {
            "",
            "Exit codes: 0 ok, 1 the session or an SLO failed, 2 could not run (usage, configuration, port taken, no server),"
                    + " 130 interrupted."
        })
final class OcppPekko {
    private final Surroundings surroundings;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings that differ from the defaults. Without it conf/application.conf of the working"
                    + " folder, or else of the folder of the jar.")
    private @Nullable Path file;

    OcppPekko(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The settings of this start.
     *
     * @param overrides keys that win over all others
     * @throws CannotRun when the configuration is not in order
     */
    Settings settings(Map<String, ?> overrides) {
        return Settings.from(Configuration.load(surroundings, file, overrides));
    }

    /** The file of the settings, for the command line of another process. */
    List<String> configOption() {
        return file == null ? List.of() : List.of("--config=" + file);
    }

    /** The version in the manifest of the jar. */
    static String version() {
        String version = OcppPekko.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** Shows the version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ocpp-pekko " + version()};
        }
    }
}
