package ocpp.emulator.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reads HOCON. */
public final class HoconFile {
    private static final ConfigParseOptions STRICT =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

    private HoconFile() {}

    /**
     * Reads a file.
     *
     * @param kind what it should be, for people: {@code fleet file}
     * @throws FileFaults where it cannot be read or is no HOCON
     */
    public static Section file(String kind, Path file) {
        if (!Files.isReadable(file)) {
            throw new FileFaults("no " + kind + " " + file + " (expected: a file that can be read)");
        }
        return read(kind, () -> ConfigFactory.parseFile(file.toFile(), STRICT));
    }

    /** Reads a resource of the class path; throws FileFaults as {@link #file} does. */
    public static Section resource(String kind, String resource) {
        return read(kind, () -> ConfigFactory.parseResources(HoconFile.class.getClassLoader(), resource, STRICT));
    }

    private static Section read(String kind, Supplier<Config> source) {
        try {
            return new Section(kind, source.get().resolve().root());
        } catch (ConfigException e) {
            throw new FileFaults(fault(e));
        }
    }

    private static String fault(ConfigException problem) {
        String message = String.valueOf(problem.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        ConfigOrigin origin = problem.origin();
        if (origin == null) {
            return message;
        }
        String begin = origin.description() + ": ";
        return Place.of(origin) + ": " + (message.startsWith(begin) ? message.substring(begin.length()) : message);
    }
}
