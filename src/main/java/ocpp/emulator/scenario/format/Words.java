package ocpp.emulator.scenario.format;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ocpp.emulator.scenario.EventPattern;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;

/** Reads words of the standard; what is none is an IllegalArgumentException that says what was expected. */
final class Words {
    private static final Pattern EVENT = Pattern.compile("([A-Za-z]+)(?:\\(([^()]+)\\))?");

    private Words() {}

    static Action action(String name) {
        Action action = Actions.named(name);
        if (action == null) {
            throw new IllegalArgumentException("the name of an action, such as StatusNotification");
        }
        return action;
    }

    static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        return name -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    static EventPattern event(String text) {
        Matcher matcher = EVENT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("an action, with values or without: StatusNotification(1 Preparing)");
        }
        String values = matcher.group(2);
        return new EventPattern(
                action(matcher.group(1)),
                values == null ? List.of() : List.of(values.strip().split("\\s+")));
    }
}
