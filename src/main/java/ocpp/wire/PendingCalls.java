package ocpp.wire;

import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/** The CALLs of ours that wait for an answer. */
@FunctionalInterface
public interface PendingCalls {

    /** The action of the CALL with this id, or null when none waits. */
    @Nullable
    Action actionOf(String messageId);
}
