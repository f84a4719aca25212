package ocpp.emulator.hocon;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;

/** Reads words of the standard; what is none is an IllegalArgumentException that says what was expected. */
public final class Words {
    private Words() {}

    public static Action action(String name) {
        Action action = Actions.named(name);
        if (action == null) {
            throw new IllegalArgumentException("the name of an action, such as StatusNotification");
        }
        return action;
    }

    public static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        return name -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
