package ocpp.socket;

import com.typesafe.config.Config;
import java.nio.file.Path;

/**
 * The settings under {@code ocpp.raw-log}.
 *
 * @param path the file, relative to the working folder
 * @param maxSize bytes after which the file is rotated
 * @param kept rotated files, from {@code path.1}, the newest, to {@code path.kept}
 */
public record RawFrameLogSettings(Path path, long maxSize, int kept) {

    /** The file, or one of those it was renamed to: 1 is the newest of them. */
    Path file(int number) {
        return number == 0 ? path : path.resolveSibling(path.getFileName() + "." + number);
    }

    /** Reads {@code ocpp.raw-log} of a whole configuration. */
    public static RawFrameLogSettings from(Config config) {
        Config log = config.getConfig("ocpp.raw-log");
        return new RawFrameLogSettings(Path.of(log.getString("path")), log.getBytes("max-size"), log.getInt("kept"));
    }
}
