package ocpp.emulator.scenario.run;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ocpp.protocol.Action;
import ocpp.protocol.FeatureProfile;
import org.jspecify.annotations.Nullable;

/** Where the standard speaks of an action. Chapters 4 and 5 hold the operations, chapter 6 the messages, each by alphabet. */
final class Sections {
    private static final List<Action> ALL = Arrays.stream(Action.values())
            .filter(action -> action.profile() != FeatureProfile.Security)
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList();

    private Sections() {}

    static String of(@Nullable Action... actions) {
        return Stream.of(actions)
                .filter(Objects::nonNull)
                .distinct()
                .map(Sections::of)
                .collect(Collectors.joining("; "));
    }

    private static String of(Action action) {
        if (action.profile() == FeatureProfile.Security) {
            return "Security whitepaper, " + action;
        }
        boolean ofChargePoint = action.sender() != Action.Sender.CENTRAL_SYSTEM;
        Action.Sender side = ofChargePoint ? Action.Sender.CHARGE_POINT : Action.Sender.CENTRAL_SYSTEM;
        long place = ALL.stream()
                .filter(other -> other.sender().includes(side))
                .takeWhile(other -> other != action)
                .count();
        int message = 2 * ALL.indexOf(action) + 1;
        return "OCPP 1.6 " + (ofChargePoint ? 4 : 5) + "." + (place + 1) + ", 6." + message;
    }
}
