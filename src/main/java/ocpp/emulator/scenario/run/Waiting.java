package ocpp.emulator.scenario.run;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for something in the time of a scenario. */
interface Waiting {

    /** Lets time pass until the condition holds; false where it does not by the deadline. */
    boolean runUntil(BooleanSupplier condition, Instant deadline) throws InterruptedException;
}
