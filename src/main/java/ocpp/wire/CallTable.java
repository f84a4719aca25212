package ocpp.wire;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ocpp.protocol.Action;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.jspecify.annotations.Nullable;

/** Which CALLs one side takes, and what their payloads and answers look like. */
final class CallTable {
    private static final Set<Action> PROFILE_ACTIONS = Set.of(Action.SetChargingProfile, Action.ClearChargingProfile);

    private final Side receiver;
    private final Set<Action> taken;
    private final NameTable<Action> byName;
    private final boolean profilesToo;

    /** Made when it is first needed: its records are many. */
    private static final class ProfileOfStation {
        static final RecordShape SHAPE =
                Shapes.of(SetChargingProfile.Request.class).withAlias("chargingProfile", "csChargingProfiles");
    }

    CallTable(CodecSettings settings) {
        receiver = settings.receiver();
        profilesToo = receiver == Side.CENTRAL_SYSTEM && settings.acceptChargingProfileFromChargePoint();
        taken = Stream.of(Action.values())
                .filter(action -> receiver.peer().sends(action) || (profilesToo && PROFILE_ACTIONS.contains(action)))
                .collect(Collectors.toUnmodifiableSet());
        byName = new NameTable<>(
                Stream.of(Action.values()).collect(Collectors.toMap(Action::name, Function.identity())));
    }

    /** The action of this name, null where there is none. */
    @Nullable
    Action named(char[] text, int start, int length) {
        return byName.find(text, start, length);
    }

    boolean takes(Action action) {
        return taken.contains(action);
    }

    /** Why a CALL of this action is refused whatever its payload, null where it is not. */
    @Nullable
    Fault refusal(@Nullable String name, @Nullable Action action) {
        if (action == null) {
            String found = Descriptions.quoted(String.valueOf(name));
            return Fault.of(ErrorCode.NotImplemented, "action", found, "an action of OCPP 1.6");
        } else if (takes(action)) {
            return null;
        }
        String found = action + " from " + receiver.peer().inWords();
        return Fault.of(ErrorCode.NotSupported, "action", found, "from " + receiver.inWords());
    }

    RecordShape request(Action action) {
        return profilesToo && action == Action.SetChargingProfile
                ? ProfileOfStation.SHAPE
                : Shapes.of(action.requestType());
    }

    RecordShape response(Action action) {
        return Shapes.of(action.responseType());
    }
}
