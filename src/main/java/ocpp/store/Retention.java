package ocpp.store;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How long rows are kept, by table; zero keeps them for ever.
 *
 * @param transactions since they were finished; open ones always stay
 * @param reservations since they ended; open ones always stay
 * @param jobs since they changed last; the last one of each kind and station always stays
 */
public record Retention(
        Duration transactions,
        Duration meterValues,
        Duration statusHistory,
        Duration unmatchedStops,
        Duration keptMessages,
        Duration reservations,
        Duration securityEvents,
        Duration jobs,
        Duration commands,
        Duration audit) {

    static Retention from(Config config) {
        return new Retention(
                config.getDuration("transactions"),
                config.getDuration("meter-values"),
                config.getDuration("status-history"),
                config.getDuration("unmatched-stops"),
                config.getDuration("kept-messages"),
                config.getDuration("reservations"),
                config.getDuration("security-events"),
                config.getDuration("jobs"),
                config.getDuration("commands"),
                config.getDuration("audit"));
    }
}
