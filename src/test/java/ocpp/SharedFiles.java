package ocpp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the test data that lies outside the project; system property {@code ocpp.shared}, {@code ../shared} by default. */
public final class SharedFiles {
    private SharedFiles() {}

    /** The file or folder, or empty where the shared folder is absent; in CI its absence is a failure. */
    public static Optional<Path> find(String relative) {
        Path shared = Path.of(System.getProperty("ocpp.shared", "../shared"));
        if (Files.isDirectory(shared)) {
            Path file = shared.resolve(relative);
            if (!Files.exists(file)) {
                throw new IllegalStateException(file + " is missing (expected: the shared test data)");
            }
            return Optional.of(file);
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(shared.toAbsolutePath() + " is missing, and in CI it must be there");
        }
        System.out.println("no " + shared + ": " + relative + " is not read, smaller cases run instead");
        return Optional.empty();
    }
}
