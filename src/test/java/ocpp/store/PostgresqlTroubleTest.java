package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Opened.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server of the database goes away and comes back. */
class PostgresqlTroubleTest {
    private Cable cable;
    private StoreSettings direct;
    private StoreSettings settings;
    private Opened opened;

    @BeforeEach
    void open() throws Exception {
        int port = TestDatabase.Server.SHARED.getPort();
        cable = new Cable(port);
        direct = TestDatabase.POSTGRESQL.empty();
        settings = TestDatabase.settings(direct.url().replace(":" + port + "/", ":" + cable.port() + "/"));
        opened = new Opened(settings);
        await(opened.write(1000));
    }

    @AfterEach
    void close() throws Exception {
        opened.close();
        cable.close();
    }

    @Test
    void aServerThatIsGoneFailsTheWritesQuicklyAndIsUsedAgainWhenItIsBack() throws Exception {
        cable.cut();
        long begin = System.nanoTime();
        StoreException failure = failure(opened.write(1001));
        assertThat(failure.kind()).isEqualTo(StoreException.Kind.Unavailable);
        StoreException refused = failure(opened.write(1002));
        assertThat(refused).hasMessageContaining("localhost:" + cable.port() + " refused");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        cable.mend();
        eventuallyWell();
        await(opened.write(1003));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void nothingOfALostConnectionIsCommittedAfterTheStoreIsBack() throws Exception {
        CountDownLatch release = opened.block();
        CompletionStage<Integer> lost = opened.write(1001);
        try (Connection connection = DriverManager.getConnection(direct.url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table schema_version in share mode");
            release.countDown();
            org.awaitility.Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(waitingForALock(statement)).isEqualTo(1));
            cable.cut();
            assertThat(failure(lost).kind()).isEqualTo(StoreException.Kind.Unavailable);
            cable.mend();
            eventuallyWell();
            assertThat(waitingForALock(statement)).isZero();
            connection.rollback();
        }
        await(opened.write(1001));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aConnectionEndedByTheServerIsReplaced() throws Exception {
        try (Connection connection = DriverManager.getConnection(direct.url());
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where client_port is not null"
                    + " and application_name = 'ocpp-pekko' and pid <> pg_backend_pid()");
        }
        failure(opened.write(1001));
        await(opened.write(1001));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aServerThatIsNotThereStopsTheStart() throws Exception {
        cable.cut();
        assertThatThrownBy(() -> Store.open(settings, CommitObserver.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("jdbc:postgresql://localhost:" + cable.port() + "/postgres: Connection to")
                .hasMessageContaining("refused");
    }

    @Test
    void aWrongPasswordStopsTheStartAndIsNotShown() {
        StoreSettings wrong =
                TestDatabase.settings(settings.url().replace("user=postgres", "user=nobody&password=hidden"));
        assertThatThrownBy(() -> Store.open(wrong, CommitObserver.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nobody")
                .hasMessageNotContaining("hidden");
        assertThat(wrong.toString()).doesNotContain("hidden");
    }

    private int rows() throws Exception {
        return opened.rows();
    }

    private void eventuallyWell() {
        org.awaitility.Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(opened.commits.trouble()).isNull());
    }

    private static int waitingForALock(Statement statement) throws Exception {
        try (ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type ="
                + " 'Lock' and application_name = 'ocpp-pekko'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
