package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real server is killed again and again while many stations charge; nothing that was answered is lost (START-06,
 * START-04, J-RPC-08, BOOT-16, TXQ-08). System properties: {@code durability.runs}, the number of kills with
 * SQLite (a fifth of it with PostgreSQL), and {@code durability.seed}.
 */
class DurabilityIT {
    private static final int STATIONS = 40;
    private static final int RUNS = Integer.getInteger("durability.runs", 2);
    private static final long SEED = Long.getLong("durability.seed", 20260118L);

    @ParameterizedTest
    @EnumSource
    void nothingThatWasAnsweredIsLostWhenTheServerIsKilled(TestDatabase database) throws Exception {
        Path folder = TestDatabase.emptyFolder();
        String url = database == TestDatabase.SQLITE
                ? "jdbc:sqlite:data/ocpp.db"
                : database.empty().url();
        Promises promises = new Promises();
        Random random = new Random(SEED);
        List<ScriptedStation> stations = IntStream.range(0, STATIONS)
                .mapToObj(i -> new ScriptedStation("CP" + i, random.nextLong(), promises))
                .toList();
        Duration starting = Duration.ZERO;
        int runs = database == TestDatabase.SQLITE ? RUNS : Math.max(1, RUNS / 5);
        for (int run = 0; run < runs; run++) {
            long begin = System.nanoTime();
            ServerProcess server = ServerProcess.start(folder, url);
            starting = starting.plusNanos(System.nanoTime() - begin);
            int before = promises.startsAnswered();
            List<Thread> drivers;
            try {
                drivers = drive(stations, server);
                await(200 + random.nextInt(1000));
                waitForProgress(promises, before);
            } finally {
                server.kill();
            }
            for (Thread driver : drivers) {
                driver.join(180_000);
                assertThat(driver.isAlive())
                        .as("a station goes on without a server")
                        .isFalse();
            }
            check(promises, database, folder, url);
        }
        System.out.printf(
                "durability on %s: %d kills (seed %d), %d stations: %s; a start took %d ms on average%n",
                database, runs, SEED, STATIONS, promises, starting.toMillis() / runs);
    }

    private static List<Thread> drive(List<ScriptedStation> stations, ServerProcess server) {
        HttpClient client = HttpClient.newHttpClient();
        List<Thread> drivers = new ArrayList<>();
        for (ScriptedStation station : stations) {
            Thread driver = new Thread(() -> station.run(client, server.url()), station.identity());
            driver.setDaemon(true);
            driver.start();
            drivers.add(driver);
        }
        return drivers;
    }

    /** A kill before anything was promised would prove nothing. */
    private static void waitForProgress(Promises promises, int before) {
        org.awaitility.Awaitility.await()
                .atMost(5, TimeUnit.MINUTES)
                .until(() -> promises.startsAnswered() > before + STATIONS / 2);
    }

    private static void await(int millis) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** SQLite's files are read as a copy, so that the server itself has to recover from them. */
    private static void check(Promises promises, TestDatabase database, Path folder, String url) throws Exception {
        if (database == TestDatabase.POSTGRESQL) {
            try (Connection connection = DriverManager.getConnection(url)) {
                promises.check(connection);
            }
            return;
        }
        Path copy = TestDatabase.emptyFolder();
        for (String file : List.of("ocpp.db", "ocpp.db-wal")) {
            Path original = folder.resolve("data").resolve(file);
            if (Files.exists(original)) {
                Files.copy(original, copy.resolve(file));
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("ocpp.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("pragma integrity_check")) {
                assertThat(row.getString(1)).isEqualTo("ok");
            }
            promises.check(connection);
        }
    }
}
