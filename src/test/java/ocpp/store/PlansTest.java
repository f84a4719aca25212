package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** No statement of the store reads through all transactions or meter values. */
@ParameterizedClass
@EnumSource
class PlansTest {
    /** An index that holds the open transactions alone may be read through. */
    private static final String FULL_SCAN =
            ".*(SCAN|Seq Scan on) (transactions|meter_values)\\b(?! USING (COVERING )?INDEX transactions_open).*";

    private final TestDatabase kind;
    private final StoreSettings settings;
    private final Set<String> statements = new ConcurrentSkipListSet<>();

    PlansTest(TestDatabase kind) {
        this.kind = kind;
        settings = kind.empty();
    }

    @Test
    void noQueryReadsThroughAllTransactionsOrMeterValues() throws Exception {
        Database database = Database.of(settings);
        new Migrations(database).apply();
        GroupCommit commits =
                new GroupCommit(settings, new Writer(database, settings.retryInterval(), CommitObserver.NONE));
        try (Readers readers = new Readers(database, recording(database.readers()), settings)) {
            queryAll(commits, readers);
        } finally {
            commits.close();
            database.close();
        }
        assertThat(statements).hasSizeGreaterThan(60);
        assertThat(statements).anyMatch(sql -> sql.contains("from meter_values"));
        expectNoScan(statements);
    }

    @Test
    void noWriteReadsThroughAllTransactionsOrMeterValues() throws Exception {
        Store.open(settings, CommitObserver.NONE).close();
        Set<String> writes = new TreeSet<>();
        writes.add(RetentionJob.finishedTransactions().text());
        writes.add(RetentionJob.oldest("meter_values", "received_at").text());
        Path own = Path.of(
                Store.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> classes = Files.list(own.resolve("ocpp/store"))) {
            for (Path file : classes.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class")) {
                    writes.addAll(constants(Class.forName("ocpp.store." + name.substring(0, name.length() - 6))));
                }
            }
        }
        assertThat(writes).hasSizeGreaterThan(40);
        expectNoScan(writes);
    }

    private static void queryAll(GroupCommit commits, Readers readers) throws Exception {
        PageRequest first = PageRequest.first(50);
        TransactionQueries transactions = new TransactionQueries(readers);
        for (TransactionFilter filter : filters()) {
            await(transactions.page(filter, first));
        }
        await(transactions.find(1));
        await(transactions.meterValues(1, first));
        await(transactions.latestMeterValues(1));
        await(transactions.otherMeterValues("CP_1", first));
        SqlLedger ledger = new SqlLedger(commits, readers, EventRows.all("here"));
        await(ledger.append("CP_1", List.of(Sessions.connected(), Sessions.started(1, "tag", NOW))));
        await(ledger.load("CP_1"));
        await(ledger.identities());
        SqlIdTags lookups = new SqlIdTags(readers, Duration.ZERO);
        IdTagRegister tags = new IdTagRegister(commits, readers, lookups);
        await(tags.put(new IdTagRecord("tag", null, null, false, 1, null), "somebody", NOW));
        await(lookups.find("tag"));
        await(tags.page("t", first));
        ChargePointQueries chargePoints = new ChargePointQueries(readers);
        await(chargePoints.page(new ChargePointQueries.Filter(true, null, "cp"), first));
        await(chargePoints.page(new ChargePointQueries.Filter(null, ChargePointStatus.Charging, null), first));
        await(chargePoints.find("CP_1"));
        await(chargePoints.statusHistory("CP_1", first));
        await(chargePoints.unmatchedStops(null, first));
        StationRegister register = new StationRegister(commits, readers);
        await(register.find("CP_1"));
        OperationQueries operations = new OperationQueries(commits, readers);
        await(operations.commands(null, first));
        await(operations.reservations("CP_1", first));
        await(operations.audit(null, first));
    }

    private static List<TransactionFilter> filters() {
        List<TransactionFilter> filters = new ArrayList<>();
        for (String chargePointId : Arrays.asList(null, "CP_1")) {
            for (String idTag : Arrays.asList(null, "tag")) {
                for (Boolean active : Arrays.asList(null, true, false)) {
                    for (Instant from : Arrays.asList(null, NOW)) {
                        for (Instant to : Arrays.asList(null, NOW)) {
                            filters.add(new TransactionFilter(chargePointId, idTag, active, from, to));
                        }
                    }
                }
            }
        }
        return filters;
    }

    private static List<String> constants(Class<?> owner) throws IllegalAccessException {
        List<String> texts = new ArrayList<>();
        for (Field field : owner.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                Object value = field.get(null);
                Collection<?> values = value instanceof Collection<?> many ? many : List.of(String.valueOf(value));
                if (value instanceof Sql sql) {
                    texts.add(sql.text());
                }
                values.stream().filter(Sql.class::isInstance).forEach(sql -> texts.add(((Sql) sql).text()));
            }
        }
        return texts;
    }

    /** The source, noting each statement that is prepared. */
    private DataSource recording(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (name, statement) -> statement)
                        : result);
    }

    private interface Change {
        Object apply(String method, Object result);
    }

    private <T> T proxy(Class<T> type, T target, Change change) {
        return type.cast(Proxy.newProxyInstance(
                PlansTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return change.apply(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException error) {
                        throw error.getTargetException();
                    }
                }));
    }

    private void expectNoScan(Set<String> texts) throws SQLException {
        String url = settings.url() + (kind == TestDatabase.POSTGRESQL ? "&preferQueryMode=simple" : "");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (kind == TestDatabase.POSTGRESQL) {
                statement.execute("set enable_seqscan = off");
            }
            for (String text : texts) {
                assertThat(plan(statement, text)).as(text).isNotEmpty().noneMatch(line -> line.matches(FULL_SCAN));
            }
        }
    }

    private List<String> plan(Statement statement, String text) throws SQLException {
        String explain =
                kind == TestDatabase.SQLITE ? "explain query plan " + text : "explain (generic_plan) " + numbered(text);
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(explain)) {
            while (rows.next()) {
                lines.add(rows.getString(kind == TestDatabase.SQLITE ? 4 : 1));
            }
        }
        return lines.isEmpty() ? List.of("nothing to search") : lines;
    }

    /** With $1, $2 in place of question marks. */
    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char character : text.toCharArray()) {
            numbered.append(character == '?' ? "$" + ++number : String.valueOf(character));
        }
        return numbered.toString();
    }
}
