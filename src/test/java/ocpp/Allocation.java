package ocpp;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/**
 * Counts the bytes that a step allocates on this thread. So few rounds that the optimizing compiler, which may leave
 * allocations out, has no part in it: the figure is the same on every machine, and at most what a cold server pays. A test
 * holds it within 5 % below its budget, so that what is saved lowers the budget, and what is added is seen.
 */
public final class Allocation {
    /** How often a step is run in all. */
    public static final int ROUNDS = 400;

    private static final int WARM_UP = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Bytes that the step allocates in one round; it is given the number of the round. */
    public static long ofRound(IntConsumer step) {
        for (int round = 0; round < WARM_UP; round++) {
            step.accept(round);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int round = WARM_UP; round < ROUNDS; round++) {
            step.accept(round);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (ROUNDS - WARM_UP);
    }
}
