package ocpp.store;

/**
 * A statement that writes to one table.
 *
 * @param table the only table it touches
 * @param text with a question mark for each value
 */
record Sql(String table, String text) {}
