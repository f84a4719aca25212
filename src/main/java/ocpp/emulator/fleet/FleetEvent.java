package ocpp.emulator.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import ocpp.emulator.link.Mangling;
import org.jspecify.annotations.Nullable;

/** What befalls a part of a fleet at a time after its start. */
public sealed interface FleetEvent {

    Duration at();

    /** The part of the charge points, above 0 up to 1. */
    double share();

    /** The links are dead, then come back: those charge points connect again by their back-off. */
    record LinkDown(Duration at, double share, Duration length) implements FleetEvent {}

    /** All these connections are dropped, and all these charge points connect again at the same moment. */
    record Reconnect(Duration at, double share) implements FleetEvent {}

    /**
     * Frames to the central system are mangled from now on.
     *
     * @param rate the part of the frames, 0 to 1; 0 ends it
     */
    record Mangle(Duration at, double share, Set<Mangling> kinds, double rate) implements FleetEvent {}

    /**
     * An operator sends a CALL to these charge points through the API of the central system.
     *
     * @param payload of the request, without its name
     * @param profile with SetChargingProfile, the description of the template there that goes to connector 0 in place
     *     of the payload; null for none
     */
    record Operate(
            Duration at,
            double share,
            String action,
            JsonNode payload,
            @Nullable String profile) implements FleetEvent {}
}
