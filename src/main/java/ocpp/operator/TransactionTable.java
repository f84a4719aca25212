package ocpp.operator;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Transactions as CSV (RFC 4180). */
final class TransactionTable {
    static final String HEAD = "transactionId,chargePointId,connectorId,idTag,status,startedAt,stoppedAt,stopReason,"
            + "meterStart,meterStop,energyWh,flags,reservationId,note,closedBy\r\n";

    private TransactionTable() {}

    static String lines(List<TransactionItem> transactions) {
        return transactions.stream().map(TransactionTable::line).collect(Collectors.joining());
    }

    private static String line(TransactionItem item) {
        return Stream.of(
                                item.transactionId(),
                                text(item.chargePointId()),
                                item.connectorId(),
                                text(item.idTag()),
                                item.status(),
                                item.startedAt(),
                                cell(item.stoppedAt()),
                                cell(item.stopReason()),
                                item.meterStart(),
                                cell(item.meterStop()),
                                item.energyWh().toPlainString(),
                                String.join(" ", item.flags()),
                                cell(item.reservationId()),
                                text(item.note()),
                                text(item.closedBy()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** Text of others: quoted, and never a formula to the program that opens the table. */
    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String harmless = "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
