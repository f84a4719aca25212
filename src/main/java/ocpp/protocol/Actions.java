package ocpp.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds an {@link Action} by its name on the wire or by its payload. */
public final class Actions {
    private static final Map<String, Action> BY_NAME =
            Arrays.stream(Action.values()).collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
    private static final Map<Class<?>, Action> BY_REQUEST = Arrays.stream(Action.values())
            .collect(Collectors.toUnmodifiableMap(Action::requestType, Function.identity()));

    private Actions() {}

    /** The action of this name, case-sensitive (OCPP-J 4.2.1), or null. */
    public static @Nullable Action named(String name) {
        return BY_NAME.get(name);
    }

    /** The action whose CALL carries this payload. */
    public static Action of(RequestPayload<?> request) {
        Action action = BY_REQUEST.get(request.getClass());
        if (action == null) {
            throw new IllegalArgumentException(request.getClass() + " is not the request of an action");
        }
        return action;
    }
}
