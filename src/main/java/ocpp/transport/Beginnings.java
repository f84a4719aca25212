package ocpp.transport;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How many connections begin at the same time. The others wait in the order in which they asked: where thousands come in
 * one second, the first are served before they give up, and nothing is done for those that gave up.
 */
final class Beginnings {
    private final int most;
    private final Queue<Beginning> waiting = new ArrayDeque<>();
    private int under;

    Beginnings(int most) {
        this.most = most;
    }

    synchronized void enter(Beginning beginning) {
        if (under < most) {
            under++;
            beginning.begin();
        } else {
            waiting.add(beginning);
        }
    }

    /** One that began needs its place no more. */
    synchronized void leave() {
        under--;
        while (under < most && !waiting.isEmpty()) {
            Beginning next = waiting.remove();
            if (next.isOpen()) {
                under++;
                next.begin();
            }
        }
    }
}
