package ocpp.emulator.scenario.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists of steps that are done side by side. Each has a thread, but only one of them goes on at a time: that of the first
 * list whose wait is over; while all wait, time passes. So equal runs are equal to the byte.
 */
final class Branches {
    private final StationHost host;
    private final List<Branch> branches = new ArrayList<>();
    /** Told when the branch that goes on waits again, or has ended. */
    private final Semaphore back = new Semaphore(0);

    private boolean failed;

    /** A list of steps; false where one has failed. */
    interface Steps {
        boolean perform() throws InterruptedException;
    }

    Branches(StationHost host) {
        this.host = host;
    }

    int size() {
        return branches.size();
    }

    void add(Steps steps) {
        branches.add(new Branch(steps));
    }

    /** Does them all; the first that fails ends the others. False where one has failed. */
    boolean perform() throws InterruptedException {
        try {
            while (!failed && branches.stream().anyMatch(branch -> !branch.ended)) {
                Branch ready = ready();
                if (ready == null) {
                    host.runUntil(() -> branches.stream().anyMatch(Branch::isMet), earliest());
                } else {
                    goOn(ready);
                }
            }
        } finally {
            branches.stream().filter(branch -> !branch.ended).forEach(this::abandon);
        }
        return !failed;
    }

    private @Nullable Branch ready() {
        Instant now = host.now();
        for (Branch branch : branches) {
            if (!branch.ended && (branch.isMet() || !now.isBefore(branch.deadline))) {
                return branch;
            }
        }
        return null;
    }

    private Instant earliest() {
        return branches.stream()
                .filter(branch -> !branch.ended)
                .map(branch -> branch.deadline)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private void goOn(Branch branch) throws InterruptedException {
        hand(branch);
        failed |= branch.failed;
        if (branch.problem instanceof InterruptedException interrupted) {
            throw interrupted;
        } else if (branch.problem instanceof RuntimeException problem) {
            throw problem;
        } else if (branch.problem instanceof Error error) {
            throw error;
        }
    }

    private void abandon(Branch branch) {
        branch.abandoned = true;
        hand(branch);
    }

    private void hand(Branch branch) {
        Waiting outer = host.waiting(branch);
        if (!branch.thread.isAlive()) {
            branch.thread.start();
        }
        branch.go.release();
        back.acquireUninterruptibly();
        host.waiting(outer);
    }

    /** Ends the thread of a branch. */
    private static final class Abandoned extends RuntimeException {
        Abandoned() {
            super("the scenario goes on without this branch", null, false, false);
        }
    }

    private final class Branch implements Waiting {
        private final Semaphore go = new Semaphore(0);
        private final Steps steps;
        private final Thread thread;
        private BooleanSupplier condition = () -> true;
        private Instant deadline = Instant.MAX;
        private boolean met;
        private boolean abandoned;
        private boolean ended;
        private boolean failed;
        private @Nullable Throwable problem;

        Branch(Steps steps) {
            this.steps = steps;
            this.thread = new Thread(this::run, "scenario-branch-" + (branches.size() + 1));
            thread.setDaemon(true);
        }

        /** Whether what it waits for was so at some time since it began to wait. */
        boolean isMet() {
            met = !ended && (met || condition.getAsBoolean());
            return met;
        }

        @Override
        public boolean runUntil(BooleanSupplier wanted, Instant until) {
            condition = wanted;
            deadline = until;
            met = false;
            back.release();
            awaitTurn();
            return met;
        }

        private void awaitTurn() {
            go.acquireUninterruptibly();
            if (abandoned) {
                throw new Abandoned();
            }
        }

        private void run() {
            try {
                awaitTurn();
                failed = !steps.perform();
            } catch (Abandoned e) {
                failed = true;
            } catch (InterruptedException | RuntimeException | Error e) {
                problem = e;
            } finally {
                ended = true;
                back.release();
            }
        }
    }
}
