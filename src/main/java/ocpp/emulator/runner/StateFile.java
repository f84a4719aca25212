package ocpp.emulator.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import ocpp.emulator.chargepoint.SavedState;
import org.jspecify.annotations.Nullable;

/**
 * The file in which one charge point keeps its state over restarts of the process.
 *
 * @param saved what it held when it was opened, null where it was not there
 */
public record StateFile(Path path, @Nullable SavedState saved) {

    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    /**
     * Reads the file of a charge point in a directory. Blocks.
     *
     * @throws IllegalArgumentException where it cannot be read or holds no state; the message names it
     */
    public static StateFile open(Path directory, String chargePointId) {
        Path path = directory.resolve(name(chargePointId));
        try {
            return new StateFile(path, Files.exists(path) ? SavedState.of(Files.readString(path)) : null);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + path + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static String name(String chargePointId) {
        StringBuilder name = new StringBuilder();
        for (byte octet : chargePointId.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet == '-' || octet == '_' || Character.isLetterOrDigit(octet);
            name.append(plain ? String.valueOf((char) octet) : String.format("%%%02X", octet & 0xff));
        }
        return name + ".json";
    }

    /** Keeps a state: on the disk when it returns, wholly or not at all. Blocks; throws UncheckedIOException. */
    void write(SavedState state) {
        try {
            Path directory = path.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Path next = path.resolveSibling(path.getFileName() + ".next");
            try (FileChannel file = FileChannel.open(next, OPEN, rights())) {
                ByteBuffer content = StandardCharsets.UTF_8.encode(state.json());
                while (content.hasRemaining()) {
                    file.write(content);
                }
                file.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** The file holds the password, so that it is its owner's alone where the file system knows owners. */
    private FileAttribute<?>[] rights() {
        boolean known = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
