package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.Locale;

/**
 * A running fleet at one instant.
 *
 * @param elapsed since its start
 * @param watts that flow, as last seen
 * @param callsPerSecond CALLs of the charge points in the last second
 * @param startMillis 99th percentile of the latency of StartTransaction so far, negative before the first
 * @param errors CALLERRORs and CALLs without an answer
 * @param paused whether no vehicle comes
 */
public record FleetStatus(
        Duration elapsed,
        int connected,
        int stations,
        int charging,
        double watts,
        long callsPerSecond,
        double startMillis,
        long errors,
        boolean paused) {

    /** One line for people. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s  %s/%s up  %s charging  %.1f MW  %s msg/s  p99 Start %s  errors %s%s",
                Texts.clock(elapsed),
                Texts.plain(connected),
                Texts.plain(stations),
                Texts.plain(charging),
                watts / 1e6,
                Texts.plain(callsPerSecond),
                startMillis < 0 ? "-" : Texts.milliseconds(startMillis),
                Texts.plain(errors),
                paused ? "  paused" : "");
    }
}
