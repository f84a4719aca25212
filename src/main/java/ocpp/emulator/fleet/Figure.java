package ocpp.emulator.fleet;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fleet counts; an SLO may bound each by its name. */
public enum Figure {
    /** Charge points that were switched on. */
    SWITCHED_ON("switched-on"),
    /** Connections that were opened. */
    CONNECTIONS("connections"),
    /** Tries to connect that were refused or not answered. */
    FAILED_CONNECTS("failed-connects"),
    /** Connections that ended though neither this fleet nor its plan wanted it. */
    LOST_CONNECTIONS("lost-connections"),
    /** The most connections at a time. */
    MOST_CONNECTED("most-connected"),
    /** CALLs of the charge points. */
    CALLS("calls"),
    /** CALLERRORs, and answers that are not valid, to CALLs that were sent whole. */
    CALL_ERRORS("call-errors"),
    /** CALLs without an answer in time. */
    TIMEOUTS("timeouts"),
    /** CALLs of the central system. */
    CALLS_RECEIVED("calls-received"),
    /** Frames that were mangled. */
    MANGLED("mangled-frames"),
    /** CALLERRORs to CALLs that were mangled, and those without an answer. */
    MANGLED_FAILURES("mangled-failures"),
    /** Transactions that charge points began. */
    TRANSACTIONS("transactions"),
    /** The most transactions at a time. */
    MOST_CHARGING("most-charging"),
    /** Transactions whose start or stop the central system never took. */
    LOST_TRANSACTIONS("lost-transactions"),
    /** Transactions that got a transactionId of another one. */
    SHARED_TRANSACTION_IDS("shared-transaction-ids"),
    /** Energy of the transactions that were stopped. */
    KILOWATT_HOURS("energy-kwh"),
    /** Seconds, over all connectors, with more power than a charging profile allowed. */
    OVER_LIMIT_SECONDS("over-limit-seconds"),
    /** Charge points of this fleet that broke down by a fault of this program. */
    BROKEN_STATIONS("broken-stations"),
    /** 99th percentile of how late this process was with its own plan, ms. */
    DELAY_P99_MS("delay-p99-ms"),
    /** CALLs of operators that charge points accepted. */
    OPERATOR_ACCEPTED("operator-accepted"),
    /** CALLs of operators with another end. */
    OPERATOR_FAILED("operator-failed");

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    /** The name in fleet files and reports. */
    public String label() {
        return label;
    }

    static @Nullable Figure named(String label) {
        return Arrays.stream(values())
                .filter(figure -> figure.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Figure::label).toList();
    }
}
