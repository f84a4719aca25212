package ocpp.socket;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is renamed when it is full; a number of those before it are kept. Not safe for use by several threads. */
final class RotatingFile implements RawFrameLog.Output {
    private static final Logger LOG = LoggerFactory.getLogger(RotatingFile.class);

    private final RawFrameLogSettings settings;
    private FileOutputStream file;
    private long size;

    RotatingFile(RawFrameLogSettings settings) throws IOException {
        this.settings = settings;
        Path folder = settings.path().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        file = open();
    }

    /** The lines stay together in one file. */
    @Override
    public void write(byte[] lines, int length) throws IOException {
        if (size > 0 && size + length > settings.maxSize()) {
            tryToRotate();
        }
        file.write(lines, 0, length);
        size += length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A file that cannot be rotated grows: that is better than to lose lines. */
    private void tryToRotate() {
        try {
            rotate();
        } catch (IOException e) {
            LOG.warn("{} not rotated, it grows: {}", settings.path(), e.getMessage());
        }
    }

    private void rotate() throws IOException {
        for (int i = settings.kept(); i > 0; i--) {
            Path from = settings.file(i - 1);
            if (Files.exists(from)) {
                Files.move(from, settings.file(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        FileOutputStream full = file;
        file = settings.kept() > 0
                ? open()
                : new FileOutputStream(settings.path().toFile(), false);
        size = 0;
        full.close();
    }

    private FileOutputStream open() throws IOException {
        FileOutputStream opened = new FileOutputStream(settings.path().toFile(), true);
        size = Files.size(settings.path());
        return opened;
    }
}
