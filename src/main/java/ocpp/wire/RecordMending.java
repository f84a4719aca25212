package ocpp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.SampledValue;
import org.jspecify.annotations.Nullable;

/** Mends one object. */
final class RecordMending {
    private static final Object UNUSABLE = new Object();

    private final Mending mending;
    private final RecordShape shape;
    private final JsonNode object;
    private final Map<Integer, JsonNode> found = new HashMap<>();
    private int required;
    private int assumed;

    RecordMending(Mending mending, RecordShape shape, JsonNode object) {
        this.mending = mending;
        this.shape = shape;
        this.object = object;
    }

    /** The record, or null where it cannot be made or none of the values that it needs was there. */
    @Nullable
    Object record() {
        findProperties();
        List<RecordShape.Property> properties = shape.properties();
        @Nullable Object[] components = new @Nullable Object[properties.size()];
        for (int i = 0; i < components.length; i++) {
            RecordShape.Property property = properties.get(i);
            JsonNode node = found.get(i);
            components[i] = node == null ? absent(property) : present(property, node);
            if (components[i] == UNUSABLE) {
                return null;
            }
            required += property.required() ? 1 : 0;
        }
        return required > 0 && assumed >= required ? null : shape.construct(components);
    }

    private void findProperties() {
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            Integer position = shape.position(field.getKey());
            if (position == null) {
                mending.use(Repair.UNKNOWN_PROPERTY);
            } else if (isHertz(field.getKey(), field.getValue())) {
                mending.use(Repair.UNIT_HERTZ);
            } else {
                found.put(position, field.getValue());
            }
        }
    }

    private @Nullable Object absent(RecordShape.Property property) {
        if (!property.required()) {
            return null;
        }
        Object standIn = Remedies.whereMissing(shape.type(), property.name());
        return standIn == null ? UNUSABLE : assume(property, standIn);
    }

    private @Nullable Object present(RecordShape.Property property, JsonNode node) {
        Object value = value(property, node);
        if (value != null) {
            return value;
        }
        boolean isEmpty = node.isNull() || (node.isTextual() && node.textValue().isBlank());
        if (isEmpty && !property.required()) {
            mending.use(node.isNull() ? Repair.NULL_VALUE : Repair.EMPTY_VALUE);
            return null;
        }
        Object standIn = isEmpty
                ? Remedies.whereMissing(shape.type(), property.name())
                : Remedies.whereUnusable(shape.type(), property.name());
        if (standIn != null) {
            return assume(property, standIn);
        }
        if (property.required() || !mending.mayDrop() || Remedies.givesSense(shape.type(), property.name())) {
            return UNUSABLE;
        }
        mending.use(Repair.VALUE_DROPPED);
        return null;
    }

    private Object assume(RecordShape.Property property, Object standIn) {
        assumed += property.required() ? 1 : 0;
        mending.use(standIn == Remedies.ARRIVAL ? Repair.TIMESTAMP_ARRIVAL : Repair.VALUE_ASSUMED);
        return standIn == Remedies.ARRIVAL ? mending.arrival() : standIn;
    }

    private @Nullable Object value(RecordShape.Property property, JsonNode node) {
        String name = property.name();
        if (shape.type() == DataTransfer.Request.class && name.equals("data") && node.isContainerNode()) {
            mending.use(Repair.TEXT_NOTATION);
            return node.toString();
        }
        Object value = mending.value(property.shape(), Remedies.mayBeEmpty(shape.type(), name), node);
        return shape.type() == Authorize.Request.class && isTooLong(property.shape(), value) ? null : value;
    }

    /** A tag that is to be authorized must be one: nothing is kept of it. */
    private static boolean isTooLong(Shape shape, @Nullable Object value) {
        return shape instanceof TextShape limit
                && value instanceof String text
                && text.codePointCount(0, text.length()) > limit.longest();
    }

    /** A frequency has no unit in OCPP 1.6. */
    private boolean isHertz(String name, JsonNode value) {
        return shape.type() == SampledValue.class
                && name.equals("unit")
                && object.path("measurand").asText().equals("Frequency")
                && (value.asText().equalsIgnoreCase("Hertz") || value.asText().equalsIgnoreCase("Hz"));
    }
}
