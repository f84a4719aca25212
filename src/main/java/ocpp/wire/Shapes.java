package ocpp.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ocpp.protocol.Length;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.Range;
import ocpp.protocol.Secret;
import ocpp.protocol.Tenths;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;

/** The shapes of the payloads and of the records within them, each built from its record and annotations when first needed. */
final class Shapes {
    private static final ClassValue<RecordShape> RECORDS = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return record(type);
        }
    };
    private static final ClassValue<ChoiceShape> CHOICES = new ClassValue<>() {
        @Override
        protected ChoiceShape computeValue(Class<?> type) {
            return choice(type);
        }
    };

    private Shapes() {}

    /** @param type a payload, or a record within one; others are an IllegalArgumentException */
    static RecordShape of(Class<?> type) {
        return RECORDS.get(type);
    }

    private static RecordShape record(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record of a payload");
        }
        List<RecordShape.Property> properties = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.add(property(component));
        }
        return new RecordShape(type, constructor(type), properties);
    }

    private static RecordShape.Property property(RecordComponent component) {
        Shape shape = shape(component.getGenericType(), component);
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new RecordShape.Property(component.getName(), required, shape, accessor(component));
    }

    private static Shape shape(Type type, RecordComponent constraints) {
        if (type == String.class) {
            return text(constraints);
        } else if (type == int.class || type == Integer.class) {
            Range range = constraints.getAnnotation(Range.class);
            return new IntegerShape(range == null ? Integer.MIN_VALUE : range.min());
        } else if (type == BigDecimal.class && constraints.isAnnotationPresent(Tenths.class)) {
            return new DecimalShape();
        } else if (type == boolean.class || type == Boolean.class) {
            return new FlagShape();
        } else if (type == Instant.class) {
            return new TimeShape();
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            boolean mayBeEmpty = !constraints.isAnnotationPresent(NotEmpty.class);
            return new ListShape(shape(list.getActualTypeArguments()[0], constraints), mayBeEmpty);
        } else if (type instanceof Class<?> choice && choice.isEnum()) {
            return CHOICES.get(choice);
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            return of(nested);
        }
        throw new IllegalStateException(constraints + " has a type that no payload may have");
    }

    private static TextShape text(RecordComponent constraints) {
        Length length = constraints.getAnnotation(Length.class);
        return new TextShape(
                length == null ? TextShape.ANY_LENGTH : length.value(),
                constraints.isAnnotationPresent(Uri.class),
                constraints.isAnnotationPresent(Secret.class));
    }

    private static ChoiceShape choice(Class<?> type) {
        Map<String, Enum<?>> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            Enum<?> value = (Enum<?>) constant;
            byName.put(nameOnTheWire(type, value), value);
        }
        return new ChoiceShape(byName);
    }

    private static String nameOnTheWire(Class<?> type, Enum<?> constant) {
        try {
            JsonProperty name = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.name() : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(constant + " is no field of its enumeration", e);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, components))
                    .asType(MethodType.genericMethodType(components.length))
                    .asSpreader(Object[].class, components.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public constructor", e);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.genericMethodType(1));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " is not public", e);
        }
    }
}
