package ocpp.operator;

/** Emulated charge points that the console can start; there are some in a demonstration only. */
@FunctionalInterface
public interface DemoFleet {

    /**
     * Starts them and returns at once.
     *
     * @return whether it did: false when they were started before
     */
    boolean start(int stations);
}
