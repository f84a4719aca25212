package ocpp.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The database transaction that many writes share. Rows for one statement are sent together; what touches one table
 * keeps its order, tables among each other do not.
 */
final class Transaction {

    private static final Sql COUNT =
            new Sql("row_counts", "update row_counts set total = total + ? where name = 'transactions'");

    private final Connection connection;
    private final Database database;
    private final Map<Sql, Row> prepared = new HashMap<>();
    private final Map<String, Row> waiting = new HashMap<>();
    private int newTransactions;

    Transaction(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    void begin() throws SQLException {
        database.begin(connection);
    }

    /** A row to be sent with others; ended by {@link Row#add}. */
    Row row(Sql sql) throws SQLException {
        Row row = prepared(sql);
        Row earlier = waiting.get(sql.table());
        if (earlier != row) {
            send(sql.table());
            waiting.put(sql.table(), row);
        }
        row.restart();
        return row;
    }

    /** A statement to be executed at once, after what waits for its table; ended by {@link Row#run} or {@link Row#read}. */
    Row statement(Sql sql) throws SQLException {
        send(sql.table());
        Row row = prepared(sql);
        row.restart();
        return row;
    }

    /** Notes how many rows of transactions were added; counted once for all writes, at the end. */
    void countTransactions(int added) {
        newTransactions += added;
    }

    /** Sends what waits. */
    void send() throws SQLException {
        if (newTransactions != 0) {
            row(COUNT).integer(newTransactions).add();
            newTransactions = 0;
        }
        for (Row row : waiting.values()) {
            row.send();
        }
        waiting.clear();
    }

    /** Makes all that was sent durable. */
    void commit() throws SQLException {
        database.commit(connection);
    }

    /** Forgets everything since the last commit. */
    void rollback() throws SQLException {
        for (Row row : waiting.values()) {
            row.forget();
        }
        waiting.clear();
        newTransactions = 0;
        database.rollback(connection);
    }

    private Row prepared(Sql sql) throws SQLException {
        Row row = prepared.get(sql);
        if (row == null) {
            PreparedStatement statement = connection.prepareStatement(sql.text());
            row = new Row(statement, database);
            prepared.put(sql, row);
        }
        return row;
    }

    private void send(String table) throws SQLException {
        Row row = waiting.remove(table);
        if (row != null) {
            row.send();
        }
    }
}
