package ocpp.store;

import java.sql.SQLException;

/** Makes a value of one row. */
interface Reading<T> {
    T read(Columns row) throws SQLException;
}
