package ocpp.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries that one thread has prepared on the connection that it uses: preparing takes longer than most answers. */
final class PreparedQueries {
    private static final int LIMIT = 100;

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();
    private @Nullable Connection connection;

    /** From now on queries are for this connection; those of another are ended. */
    void use(Connection now) throws SQLException {
        if (connection != now) {
            List<PreparedStatement> others = List.copyOf(idle.values());
            idle.clear();
            connection = now;
            for (PreparedStatement statement : others) {
                statement.close();
            }
        }
    }

    /** A statement that nobody else has until it is given back. */
    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement statement = idle.remove(sql);
        if (statement != null) {
            return statement;
        }
        if (connection == null) {
            throw new IllegalStateException("there is no connection yet");
        }
        return connection.prepareStatement(sql);
    }

    /** The least recently used of more than {@value #LIMIT} is ended. */
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        close(idle.put(sql, statement));
        if (idle.size() > LIMIT) {
            close(idle.remove(idle.keySet().iterator().next()));
        }
    }

    private static void close(@Nullable PreparedStatement statement) throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}
