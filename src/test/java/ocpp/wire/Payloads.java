package ocpp.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ListArbitrary;
import ocpp.protocol.Length;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.Range;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;

/** Valid payloads of every kind, made from the components of the records and their annotations. */
final class Payloads {
    private static final int LONG_ENOUGH = 30;
    private static final Map<Class<?>, Arbitrary<Object>> KNOWN = new HashMap<>();

    private Payloads() {}

    /** Payloads of one kind. */
    static synchronized Arbitrary<Object> of(Class<?> type) {
        Arbitrary<Object> known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (RecordComponent component : components) {
            Arbitrary<Object> value = value(component, component.getGenericType());
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            values.add(optional ? value.injectNull(0.4) : value);
        }
        Arbitrary<Object> payloads = values.isEmpty()
                ? Arbitraries.create(() -> construct(type, List.of()))
                : Combinators.combine(values).as(arguments -> construct(type, arguments));
        KNOWN.put(type, payloads);
        return payloads;
    }

    /** Payloads of all kinds, CALLs and CALLRESULTs. */
    static Arbitrary<Object> any() {
        return Arbitraries.of(Samples.payloadTypes().toList()).flatMap(Payloads::of);
    }

    private static Arbitrary<Object> value(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType list) {
            Type entry = list.getActualTypeArguments()[0];
            ListArbitrary<Object> entries = value(component, entry).list();
            int least = component.isAnnotationPresent(NotEmpty.class) ? 1 : 0;
            return entries.ofMinSize(least).ofMaxSize(3).map(List::copyOf);
        } else if (type == String.class) {
            return text(component).asGeneric();
        } else if (type == int.class || type == Integer.class) {
            Range range = component.getAnnotation(Range.class);
            return Arbitraries.integers()
                    .greaterOrEqual(range == null ? Integer.MIN_VALUE : range.min())
                    .asGeneric();
        } else if (type == BigDecimal.class) {
            return Arbitraries.integers().map(Payloads::tenths).asGeneric();
        } else if (type == boolean.class) {
            return Arbitraries.of(true, false).asGeneric();
        } else if (type == Instant.class) {
            return Arbitraries.longs()
                    .between(DateTimes.EARLIEST, DateTimes.LATEST)
                    .map(Instant::ofEpochSecond)
                    .asGeneric();
        }
        Class<?> found = (Class<?>) type;
        return found.isEnum() ? Arbitraries.of(found.getEnumConstants()) : of(found);
    }

    private static Arbitrary<String> text(RecordComponent component) {
        if (component.isAnnotationPresent(Uri.class)) {
            return Arbitraries.of("ftp://user:pw@host:21/path", "https://host/a%20b?c#d", "urn:a:b");
        }
        Length length = component.getAnnotation(Length.class);
        int longest = length == null ? LONG_ENOUGH : Math.min(length.value(), LONG_ENOUGH);
        return Arbitraries.strings().all().ofMaxLength(longest);
    }

    private static BigDecimal tenths(int number) {
        BigDecimal value = BigDecimal.valueOf(number, 1).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static Object construct(Class<?> type, List<Object> arguments) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
