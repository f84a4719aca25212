package ocpp.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/** One file beside the server: write-ahead log, an fsync for each commit, times as text of fixed width. */
final class Sqlite implements Database {

    private static final String PREFIX = "jdbc:sqlite:";
    private static final int BUSY_MILLIS = 1_500;
    private static final int NANOS_OF_A_MILLI = 1_000_000;

    /** Pages in the log before they are copied to the file (32 MiB): a page that changes often is copied once. */
    private static final int PAGES_TO_CHECKPOINT = 8_192;

    /** Pages the writer keeps in memory, KiB; the indexes of a large fleet do not fit into SQLite's own 2 MiB. */
    private static final int CACHE_KIB = 64 * 1024;

    private final String url;
    private final Path file;
    private @Nullable FileChannel lockFile;

    Sqlite(StoreSettings settings) {
        url = settings.url();
        String path = url.substring(PREFIX.length()).split("\\?", 2)[0];
        if (path.isBlank() || path.startsWith(":") || path.startsWith("file:")) {
            throw unavailable("ocpp.store.url: " + url + " (expected: jdbc:sqlite: and the path of a file)");
        }
        file = Path.of(path);
    }

    /** What fails is told when a database is opened. */
    static void loadDriver() {
        try {
            SQLiteJDBCLoader.initialize();
            config();
        } catch (Exception untilItIsOpened) {
            return;
        }
    }

    @Override
    public Connection connectWriter() throws SQLException {
        takeLock();
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIB);
        Connection connection = source(config).getConnection();
        try {
            execute(connection, "pragma fullfsync = true");
            execute(connection, "pragma wal_autocheckpoint = " + PAGES_TO_CHECKPOINT);
            return connection;
        } catch (SQLException error) {
            connection.close();
            throw error;
        }
    }

    @Override
    public Connection connectForMigration() throws SQLException {
        return connectWriter();
    }

    /** By hand: the driver would begin the next transaction at each commit, and keep all others from ever writing. */
    @Override
    public void begin(Connection connection) throws SQLException {
        execute(connection, "begin immediate");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "commit");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        execute(connection, "rollback");
    }

    @Override
    public DataSource readers() {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return source(config);
    }

    @Override
    public void lockSchema(Connection connection) {
        // The lock file is ours alone.
    }

    @Override
    public String definitions(String sql) {
        return sql.replace("${key}", "integer primary key autoincrement")
                .replace("${log_key}", "integer primary key")
                .replace("${time}", "text");
    }

    @Override
    public Object time(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 4, time.getYear());
        digits(text, 7, time.getMonthValue());
        digits(text, 10, time.getDayOfMonth());
        digits(text, 13, time.getHour());
        digits(text, 16, time.getMinute());
        digits(text, 19, time.getSecond());
        digits(text, 23, time.getNano() / NANOS_OF_A_MILLI);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes a number that ends before a position; the zeros before it are there. */
    private static void digits(byte[] text, int end, int number) {
        int position = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--position] = (byte) ('0' + rest % 10);
        }
    }

    @Override
    public @Nullable Instant time(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Instant.parse(text);
    }

    @Override
    public Trouble trouble(SQLException error) {
        if (!(error instanceof SQLiteException sqlite)) {
            return new Trouble(Trouble.Kind.Unavailable, file + ": " + error.getMessage());
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new Trouble(
                        Trouble.Kind.Unavailable,
                        file + " is locked by another program (expected: only this server writes to it); end that one");
            case SQLITE_FULL ->
                new Trouble(
                        Trouble.Kind.Unavailable,
                        "the disk that holds " + file + " is full; make room, no restart needed");
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new Trouble(
                        Trouble.Kind.Unavailable,
                        file
                                + " is damaged or no SQLite database; restore a copy of it, or move it away to start empty");
            case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_ERROR ->
                new Trouble(Trouble.Kind.Content, file + ": " + error.getMessage());
            default ->
                new Trouble(
                        Trouble.Kind.Unavailable,
                        "cannot write " + file + ": " + error.getMessage() + "; check the folder and its rights");
        };
    }

    @Override
    public String address() {
        return file.toString();
    }

    @Override
    public void close() {
        FileChannel held = lockFile;
        lockFile = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException error) {
                throw unavailable("cannot release " + file + ".lock: " + error.getMessage());
            }
        }
    }

    /** SQLite itself would let two servers write in turns, each with a state of its own in memory. */
    private void takeLock() {
        if (lockFile != null) {
            return;
        }
        Path lock = Path.of(file + ".lock");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = tryLock(channel);
            if (taken == null) {
                channel.close();
                throw unavailable(file + " is in use by another server (expected: one server for a file);"
                        + " stop that one or set another ocpp.store.url");
            }
            lockFile = channel;
        } catch (IOException error) {
            throw unavailable("cannot create " + lock + ": " + error + "; check the folder and its rights");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    private static StoreException unavailable(String message) {
        return new StoreException(StoreException.Kind.Unavailable, message);
    }
}
