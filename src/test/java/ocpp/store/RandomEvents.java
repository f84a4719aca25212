package ocpp.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.rpc.CallOutcome;
import ocpp.station.ReservationEvent;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.StationEvent;
import ocpp.station.TransactionEvent;
import org.jspecify.annotations.Nullable;

/** Makes events of every kind with values that meet often, so that they act on each other. */
final class RandomEvents {

    static final List<Class<? extends StationEvent>> KINDS = kinds(StationEvent.class);
    private static final Instant FIRST = Instant.parse("2026-01-18T12:00:00Z");
    private static final List<String> TEXTS = List.of("", "a", "A", "TEST", "test", "Ünïcode 🔌", "' or 1=1 --", "x,y");

    private final Random random;
    private int moments;
    private int lastTransactionId;

    RandomEvents(long seed, int lastTransactionId) {
        random = new Random(seed);
        this.lastTransactionId = lastTransactionId;
    }

    int lastTransactionId() {
        return lastTransactionId;
    }

    /** Some event of some kind, later than all before. */
    StationEvent next() {
        return next(KINDS.get(random.nextInt(KINDS.size())));
    }

    <T extends StationEvent> T next(Class<T> kind) {
        moments++;
        return kind.cast(record(kind));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private Instant at() {
        return FIRST.plusMillis(moments * 7L);
    }

    private Object record(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(kind, components[i]);
        }
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(kind.toString(), error);
        }
    }

    private @Nullable Object component(Class<?> kind, RecordComponent component) {
        if (component.getName().equals("at")) {
            return at();
        }
        if (kind == TransactionEvent.Started.class && component.getName().equals("transactionId")) {
            return ++lastTransactionId;
        }
        if (kind == ReservationEvent.Changed.class && component.getName().equals("state")) {
            return ReservationState.values()[1 + random.nextInt(ReservationState.values().length - 1)];
        }
        if (component.getName().equals("transactionId") && component.getType() == int.class) {
            return Math.max(1, lastTransactionId - random.nextInt(4));
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isEnum()) {
            return any(kind.getEnumConstants());
        }
        if (kind == CallOutcome.class) {
            return outcome();
        }
        return kind.isRecord() ? record(kind) : simple(kind);
    }

    private Object simple(Class<?> kind) {
        if (kind == int.class || kind == Integer.class) {
            return random.nextInt(4);
        }
        if (kind == long.class) {
            return random.nextLong();
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return random.nextBoolean();
        }
        if (kind == String.class) {
            return any(TEXTS.toArray());
        }
        if (kind == Instant.class) {
            return at().minusMillis(random.nextInt(1_000_000));
        }
        if (kind == BigDecimal.class) {
            return decimal();
        }
        throw new IllegalStateException("no values for " + kind);
    }

    private Object collection(ParameterizedType generic) {
        if (generic.getRawType() == RequestPayload.class) {
            return new ChangeAvailability.Request(1, ChangeAvailability.AvailabilityType.Inoperative);
        }
        Type element = generic.getActualTypeArguments()[0];
        List<Object> elements =
                Stream.generate(() -> value(element)).limit(random.nextInt(4)).toList();
        return generic.getRawType() == Set.class ? Set.copyOf(new HashSet<>(elements)) : elements;
    }

    private CallOutcome outcome() {
        return switch (random.nextInt(3)) {
            case 0 -> new CallOutcome.Answered(response());
            case 1 -> new CallOutcome.Refused("InternalError", "it says", "{}", random.nextBoolean());
            default -> new CallOutcome.TimedOut();
        };
    }

    private static ResponsePayload response() {
        return new ChangeAvailability.Response(ChangeAvailability.AvailabilityStatus.Scheduled);
    }

    private BigDecimal decimal() {
        BigDecimal tenths = BigDecimal.valueOf(random.nextInt(1_000_000), 1).stripTrailingZeros();
        return tenths.scale() < 0 ? tenths.setScale(0) : tenths;
    }

    private Object any(Object[] values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Class<? extends StationEvent>> kinds(Class<?> parent) {
        List<Class<? extends StationEvent>> kinds = new ArrayList<>();
        for (Class<?> child : parent.getPermittedSubclasses()) {
            if (child.isSealed()) {
                kinds.addAll(kinds(child));
            } else {
                kinds.add(child.asSubclass(StationEvent.class));
            }
        }
        return kinds;
    }
}
