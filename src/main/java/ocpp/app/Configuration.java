package ocpp.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration of a process is made of; the first wins: command line, system properties, environment,
 * one application.conf, what {@code pekko.conf} sets of Pekko's, the defaults of {@code reference.conf}.
 */
final class Configuration {
    private static final String ROOT = "ocpp";
    private static final Path FILE = Path.of("conf", "application.conf");
    private static final Map<String, String> VARIABLES = Map.of(
            "APP_HOST", "ocpp.server.host",
            "APP_PORT", "ocpp.server.port",
            "APP_OPERATOR_HOST", "ocpp.operator.host",
            "APP_OPERATOR_PORT", "ocpp.operator.port");

    private Configuration() {}

    /**
     * What of the process around it has a say in the configuration.
     *
     * @param folder where conf/application.conf is looked for first; then beside the jar
     */
    record Surroundings(Path folder, Map<String, String> environment, Properties properties) {
        static Surroundings ofThisProcess() {
            return new Surroundings(Path.of(""), System.getenv(), System.getProperties());
        }
    }

    /**
     * Loads the configuration.
     *
     * @param file the file of {@code --config}, null to look for one
     * @param overrides keys that win over all others
     * @throws CannotRun when a file cannot be read or a key under {@code ocpp} is unknown
     */
    static Config load(Surroundings surroundings, @Nullable Path file, Map<String, ?> overrides) {
        Path found = file == null ? find(surroundings.folder()) : file;
        ConfigParseOptions named = ConfigParseOptions.defaults().setOriginDescription("system properties");
        try {
            Config own = ConfigFactory.parseMap(overrides, "command line")
                    .withFallback(ConfigFactory.parseProperties(surroundings.properties(), named))
                    .withFallback(fromEnvironment(surroundings.environment()))
                    .withFallback(found == null ? ConfigFactory.empty() : parse(found));
            Config reference = ConfigFactory.defaultReferenceUnresolved();
            if (own.hasPath(ROOT)) {
                refuseUnknown(own.getObject(ROOT), reference.getObject(ROOT), ROOT);
            }
            return own.withFallback(ConfigFactory.parseResources("pekko.conf"))
                    .withFallback(reference)
                    .resolve();
        } catch (ConfigException e) {
            throw new CannotRun(SettingError.describe(e, ConfigFactory.empty()));
        }
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new CannotRun("no configuration file " + file + " (expected: a file that can be read)");
        }
        return ConfigFactory.parseFile(
                file.toFile(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
    }

    private static @Nullable Path find(Path folder) {
        for (Path candidate : new Path[] {folder.resolve(FILE), jarFolder().resolve(FILE)}) {
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Classes of a cache that was made under another path have no location; the class path then is the jar. */
    private static Path jarFolder() {
        URL jar = Configuration.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            Path path = jar == null ? Path.of(System.getProperty("java.class.path")) : Path.of(jar.toURI());
            return path.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Config fromEnvironment(Map<String, String> environment) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            String value = environment.getOrDefault(variable.getKey(), "");
            if (!value.isBlank()) {
                config = config.withFallback(ConfigFactory.parseMap(
                        Map.of(variable.getValue(), value), "environment variable " + variable.getKey()));
            }
        }
        return config;
    }

    /** An object without keys in the reference is a map whose keys the user chooses. */
    private static void refuseUnknown(ConfigObject own, ConfigObject reference, String path) {
        if (reference.isEmpty()) {
            return;
        }
        for (Map.Entry<String, ConfigValue> entry : own.entrySet()) {
            String key = path + "." + entry.getKey();
            ConfigValue expected = reference.get(entry.getKey());
            if (expected == null) {
                throw new CannotRun(SettingError.at(entry.getValue().origin()) + ": unknown key " + key
                        + " (expected under " + path + ": "
                        + String.join(", ", new TreeSet<>(reference.keySet())) + ")");
            }
            if (entry.getValue() instanceof ConfigObject object && expected instanceof ConfigObject known) {
                refuseUnknown(object, known, key);
            }
        }
    }
}
