package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a payload of what is not quite one: uses what is good, mends what can be mended, leaves out the rest. */
final class Mending {
    private final Set<Repair> repairs;
    private final LooseValues values;
    private final boolean dropping;
    private final Instant arrival;

    /**
     * @param repairs takes up the rules that are used
     * @param dropping whether values and entries that cannot be used may be left out
     */
    Mending(Set<Repair> repairs, boolean dropping, Instant arrival) {
        this.repairs = repairs;
        this.values = new LooseValues(repairs);
        this.dropping = dropping;
        this.arrival = arrival;
    }

    /** The record, or null where the value holds too little of one. */
    @Nullable
    Object record(RecordShape shape, JsonNode node) {
        return node.isObject() ? new RecordMending(this, shape, node).record() : null;
    }

    /** The value of a property, or null where it cannot be used. */
    @Nullable
    Object value(Shape shape, boolean mayBeEmpty, JsonNode node) {
        if (shape instanceof RecordShape record) {
            return record(record, node);
        } else if (shape instanceof ListShape list) {
            return list(list, mayBeEmpty, node);
        }
        Object strict = strict(shape, node);
        return strict == null ? values.read(shape, node) : strict;
    }

    void use(Repair repair) {
        repairs.add(repair);
    }

    boolean mayDrop() {
        return dropping;
    }

    Instant arrival() {
        return arrival;
    }

    private @Nullable Object list(ListShape shape, boolean mayBeEmpty, JsonNode node) {
        if (!node.isArray()) {
            Object single = value(shape.element(), false, node);
            if (single != null) {
                repairs.add(Repair.SINGLE_ENTRY);
            }
            return single == null ? null : List.of(single);
        }
        List<Object> entries = new ArrayList<>();
        for (JsonNode child : node) {
            Object entry = value(shape.element(), false, child);
            if (entry != null) {
                entries.add(entry);
            } else if (dropping) {
                repairs.add(Repair.ENTRY_DROPPED);
            } else {
                return null;
            }
        }
        if (entries.isEmpty() && !shape.mayBeEmpty()) {
            repairs.add(Repair.EMPTY_LIST);
            return mayBeEmpty ? entries : null;
        }
        return List.copyOf(entries);
    }

    private static @Nullable Object strict(Shape shape, JsonNode node) {
        try (JsonParser parser = node.traverse()) {
            parser.nextToken();
            PayloadInput input = new PayloadInput(parser, false);
            Object value = shape.read(input);
            return input.faults().isEmpty() ? value : null;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }
}
