package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object that holds the components of a record and nothing else. */
final class RecordShape implements Shape {

    /** A component of the record, which is a property of the object. */
    record Property(String name, boolean required, Shape shape, MethodHandle accessor, byte[] prefix) {

        /** @param accessor takes the record as an Object and returns the component as an Object */
        Property(String name, boolean required, Shape shape, MethodHandle accessor) {
            this(name, required, shape, accessor, (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private final Class<?> type;
    private final MethodHandle constructor;
    private final Property[] properties;
    private final Map<String, Integer> positions = new HashMap<>();
    private final long required;

    /** @param constructor takes the components as an array of Objects and returns the record as an Object */
    RecordShape(Class<?> type, MethodHandle constructor, List<Property> properties) {
        this.type = type;
        this.constructor = constructor;
        this.properties = properties.toArray(Property[]::new);
        long required = 0;
        for (int i = 0; i < this.properties.length; i++) {
            positions.put(this.properties[i].name(), i);
            required |= this.properties[i].required() ? 1L << i : 0;
        }
        this.required = required;
    }

    /** The same record, where one property is read under a second name too. */
    RecordShape withAlias(String alias, String name) {
        RecordShape shape = new RecordShape(type, constructor, List.of(properties));
        shape.positions.put(alias, positions.get(name));
        return shape;
    }

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        if (!input.parser().isExpectedStartObjectToken()) {
            return input.wrongType(expectation(), false);
        }
        @Nullable Object[] values = new @Nullable Object[properties.length];
        long missing = required & ~readProperties(input, values);
        if (missing != 0) {
            reportMissing(input, missing);
        }
        return input.faults().isEmpty() ? construct(values) : null;
    }

    /** The record of an object without properties. */
    @Nullable
    Object readAbsent(PayloadInput input) {
        if (required != 0) {
            reportMissing(input, required);
        }
        return input.faults().isEmpty() ? construct(new @Nullable Object[properties.length]) : null;
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.raw('{');
        int from = 1;
        for (Property property : properties) {
            Object component = component(property, value);
            if (component != null) {
                out.raw(property.prefix(), from);
                property.shape().write(out, component);
                from = 0;
            }
        }
        out.raw('}');
    }

    @Override
    public String expectation() {
        return "an object";
    }

    Class<?> type() {
        return type;
    }

    List<Property> properties() {
        return List.of(properties);
    }

    /** The position of the property that is read under a name, null where there is none. */
    @Nullable
    Integer position(String name) {
        return positions.get(name);
    }

    /** Reads up to the end of the object and returns a bit for each property that was there. */
    private long readProperties(PayloadInput input, @Nullable Object[] values) throws IOException {
        JsonParser parser = input.parser();
        long seen = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Integer position = positions.get(name);
            parser.nextToken();
            if (position == null) {
                input.fault(ErrorCode.FormationViolation, "unknown property", names());
                parser.skipChildren();
                continue;
            }
            if ((seen & 1L << position) != 0) {
                input.faults().forget(input.pointer());
            }
            seen |= 1L << position;
            values[position] = properties[position].shape().read(input);
        }
        return seen;
    }

    private void reportMissing(PayloadInput input, long missing) {
        for (int i = 0; i < properties.length; i++) {
            if ((missing & 1L << i) != 0) {
                input.missing(properties[i].name(), properties[i].shape().expectation());
            }
        }
    }

    private String names() {
        return properties.length == 0
                ? "no property"
                : List.of(properties).stream().map(Property::name).collect(Collectors.joining(", "));
    }

    /** The record of these components. */
    Object construct(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new IllegalStateException("the constructor of a payload refused checked values", e);
        }
    }

    private static @Nullable Object component(Property property, Object value) {
        try {
            return (Object) property.accessor().invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("the accessor of " + property.name() + " failed", e);
        }
    }
}
