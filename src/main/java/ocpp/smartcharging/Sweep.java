package ocpp.smartcharging;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Goes over a window of time from change to change; a change of one layer costs the logarithm of their number. */
final class Sweep {
    private record Change(long second, int stack, int layer) {}

    private final List<Stack> stacks;
    private final long to;
    private final Limit[][] limits;
    private final BitSet[] inForce;
    private final BitSet changed = new BitSet();
    private final PriorityQueue<Change> changes = new PriorityQueue<>(Comparator.comparingLong(Change::second));

    /** Stands at the second {@code from}; changes at {@code to} or later are left out. */
    Sweep(List<Stack> stacks, long from, long to) {
        this.stacks = stacks;
        this.to = to;
        this.limits = new Limit[stacks.size()][];
        this.inForce = new BitSet[stacks.size()];
        changed.set(0, stacks.size());
        for (int stack = 0; stack < stacks.size(); stack++) {
            int layers = stacks.get(stack).layers().size();
            limits[stack] = new Limit[layers];
            inForce[stack] = new BitSet(layers);
            for (int layer = 0; layer < layers; layer++) {
                look(stack, layer, from);
            }
        }
    }

    /** Goes on to the next second at which a layer changes and returns it; the end of the window after the last. */
    long advance() {
        changed.clear();
        Change first = changes.peek();
        if (first == null) {
            return to;
        }
        for (Change next = first; next != null && next.second() == first.second(); next = changes.peek()) {
            changes.remove();
            look(next.stack(), next.layer(), next.second());
        }
        return first.second();
    }

    /** The next stack, from this index on, in which something may decide now that did not before; -1 after the last. */
    int nextChanged(int stack) {
        return changed.nextSetBit(stack);
    }

    /** What decides in the stack of this index, {@link Limit#NONE} where nothing is in force. */
    Limit limit(int stack) {
        int layer = inForce[stack].nextSetBit(0);
        return layer < 0 ? Limit.NONE : limits[stack][layer];
    }

    private void look(int stack, int layer, long second) {
        changed.set(stack);
        Segment segment = stacks.get(stack).layers().get(layer).at(second);
        Limit limit = segment.limit();
        inForce[stack].set(layer, limit != null);
        limits[stack][layer] = Stack.orNone(limit);
        if (segment.until() < to) {
            changes.add(new Change(segment.until(), stack, layer));
        }
    }
}
