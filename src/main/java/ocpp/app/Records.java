package ocpp.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import ocpp.store.CommitObserver;
import ocpp.store.Store;
import ocpp.store.StoreException;
import ocpp.store.StoreSettings;

/**
 * What the central system remembers by.
 *
 * @param close writes what waits and lets go of it; may block
 */
record Records(Store store, Runnable close) {

    /** Opens the records. */
    @FunctionalInterface
    interface Source {

        /** @throws CannotRun when they cannot be used */
        Records open(CommitObserver observer);
    }

    /** Kept in the database of the settings. */
    static Source durable(StoreSettings settings) {
        return observer -> {
            Store store = open(settings, observer);
            return new Records(store, store::close);
        };
    }

    /** Kept in a temporary folder that is deleted in the end. */
    static Source throwaway(StoreSettings settings) {
        return observer -> {
            Path folder = temporaryFolder();
            Store store = open(settings.at("jdbc:sqlite:" + folder.resolve("ocpp.db")), observer);
            return new Records(store, () -> {
                store.close();
                delete(folder);
            });
        };
    }

    private static Store open(StoreSettings settings, CommitObserver observer) {
        try {
            return Store.open(settings, observer);
        } catch (StoreException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ocpp-pekko-");
        } catch (IOException e) {
            throw new CannotRun("no temporary folder for the database: " + e);
        }
    }

    /** What cannot be deleted is left to whoever cleans the folder of temporary files. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
