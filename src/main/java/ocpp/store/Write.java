package ocpp.store;

import java.sql.SQLException;

/** Something that is written as a whole or not at all. It may be called again when its transaction had to be repeated. */
interface Write<T> {
    T write(Transaction transaction) throws SQLException;
}
