package ocpp.telemetry;

/** What is known of where the spans go. */
interface Collector {

    /** Whether spans are worth recording now. */
    boolean isAwake();

    /** Whether it has taken spans. */
    boolean isProven();
}
