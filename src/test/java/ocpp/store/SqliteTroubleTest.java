package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Opened.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A file that cannot be used gives one clear message, and the store goes on by itself when it can be used again. */
class SqliteTroubleTest {
    private static final Path FOLDER = TestDatabase.emptyFolder();
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    @Test
    void aFileLockedByAnotherProgramFailsTheWriteAndIsUsedAgainWhenItIsFree() throws Exception {
        StoreSettings settings = TestDatabase.settings("jdbc:sqlite:" + FOLDER.resolve("locked.db"));
        try (Opened opened = new Opened(settings)) {
            await(opened.write(NUMBERS.incrementAndGet()));
            try (Connection other = TestDatabase.connect(settings);
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");
                StoreException failure = failure(opened.write(NUMBERS.incrementAndGet()));
                assertThat(failure.kind()).isEqualTo(StoreException.Kind.Unavailable);
                assertThat(failure)
                        .hasMessage(
                                FOLDER.resolve("locked.db")
                                        + " is locked by another program (expected: only this server writes to it); end that one");
                assertThat(opened.commits.trouble()).contains("is locked by another program");
                statement.execute("rollback");
            }
            eventuallyWell(opened);
            await(opened.write(NUMBERS.incrementAndGet()));
            assertThat(opened.rows()).isEqualTo(2);
        }
    }

    @Test
    void aFullDiskFailsTheWritesAndLosesNothing() throws Exception {
        StoreSettings settings =
                TestDatabase.settings("jdbc:sqlite:" + FOLDER.resolve("full.db") + "?max_page_count=120");
        try (Opened opened = new Opened(settings)) {
            StoreException failure = null;
            int written = 0;
            while (failure == null) {
                CompletionStage<Integer> bulky = bulky(opened);
                if (bulky.handle((value, error) -> error == null)
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)) {
                    written++;
                } else {
                    failure = failure(bulky);
                }
            }
            assertThat(failure)
                    .hasMessage("the disk that holds " + FOLDER.resolve("full.db")
                            + " is full; make room, no restart needed");
            assertThat(written).isPositive();
            assertThat(opened.rows()).isZero();
            try (Connection other = TestDatabase.connect(settings);
                    Statement statement = other.createStatement()) {
                assertThat(statement.executeUpdate("delete from audit")).isEqualTo(written);
            }
            eventuallyWell(opened);
            await(bulky(opened));
        }
    }

    @Test
    void aFileThatIsNoDatabaseStopsTheStart() throws Exception {
        Path file = FOLDER.resolve("text.db");
        Files.writeString(file, "This is a text and not a database. ".repeat(100));
        assertThatThrownBy(() -> Store.open(TestDatabase.settings("jdbc:sqlite:" + file), CommitObserver.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + " is damaged or no SQLite database; restore a copy of it, or move it away to start"
                        + " empty");
    }

    @Test
    void aFileInUseByAnotherServerStopsTheStart() {
        StoreSettings settings = TestDatabase.settings("jdbc:sqlite:" + FOLDER.resolve("used.db"));
        Store first = Store.open(settings, CommitObserver.NONE);
        assertThatThrownBy(() -> Store.open(settings, CommitObserver.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessage(FOLDER.resolve("used.db") + " is in use by another server (expected: one server for a"
                        + " file); stop that one or set another ocpp.store.url");
        first.close();
        Store.open(settings, CommitObserver.NONE).close();
    }

    @Test
    void aFolderThatCannotBeMadeStopsTheStart() throws Exception {
        Path file = Files.writeString(FOLDER.resolve("file"), "");
        String url = "jdbc:sqlite:" + file.resolve("ocpp.db");
        assertThatThrownBy(() -> Store.open(TestDatabase.settings(url), CommitObserver.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot create " + file.resolve("ocpp.db.lock"))
                .hasMessageEndingWith("check the folder and its rights");
    }

    @Test
    void aDatabaseInMemoryOrOfAnotherKindStopsTheStart() {
        assertThatThrownBy(() -> Store.open(TestDatabase.settings("jdbc:sqlite::memory:"), CommitObserver.NONE))
                .hasMessage("ocpp.store.url: jdbc:sqlite::memory: (expected: jdbc:sqlite: and the path of a file)");
        assertThatThrownBy(() -> Store.open(TestDatabase.settings("jdbc:h2:data"), CommitObserver.NONE))
                .hasMessage("ocpp.store.url: jdbc:h2:data (expected: jdbc:sqlite:FILE or"
                        + " jdbc:postgresql://HOST:PORT/DATABASE)");
    }

    private static void eventuallyWell(Opened opened) {
        org.awaitility.Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(opened.commits.trouble()).isNull());
    }

    private static CompletionStage<Integer> bulky(Opened opened) {
        return opened.commits.submit(transaction -> {
            new AuditEntry(java.time.Instant.EPOCH, "someone", "x".repeat(20_000), null, null, null).addTo(transaction);
            return 1;
        });
    }
}
