package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.sqlite.ProgressHandler;

/** What a page of a list costs as its table grows, in steps of SQLite's machine. */
class ListingTest {
    private static final int MANY = Listing.COUNTED + 1_000;
    private static final int STEPS = 1_000;

    private final StoreSettings settings = TestDatabase.SQLITE.empty();
    private long steps;

    @Test
    void aPageDoesNotCostMoreWhereThereIsMoreBehindIt() throws SQLException {
        Store.open(settings, CommitObserver.NONE).close();
        try (Connection connection = TestDatabase.connect(settings)) {
            ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                @Override
                protected int progress() {
                    steps += STEPS;
                    return 0;
                }
            });
            add(connection, MANY);
            long few = page(connection);
            assertThat(few).isGreaterThan(Listing.COUNTED);
            add(connection, 2 * MANY);
            assertThat(page(connection)).isCloseTo(few, within(2L * STEPS));
        }
    }

    private long page(Connection connection) throws SQLException {
        steps = 0;
        PreparedQueries queries = new PreparedQueries();
        queries.use(connection);
        Session session = new Session(queries, Database.of(settings));
        Page<AuditEntry> page =
                Listing.page(session, "audit", new Conditions(), PageRequest.first(50), AuditEntry::read);
        assertThat(page.items()).hasSize(50);
        assertThat(page.next()).isNotNull();
        assertThat(page.total()).isEqualTo(Listing.COUNTED);
        return steps;
    }

    private static void add(Connection connection, int rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < "
                    + rows + ") insert into audit (recorded_at, operator, action)"
                    + " select '2026-01-18T12:34:56.000Z', 'anna', 'IdTagPut' from numbers");
        }
    }
}
