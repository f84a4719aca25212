package ocpp.emulator.runner;

import java.time.Instant;
import java.util.List;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;

/**
 * Sees all that one charge point does, and may change what goes over the wire. Inputs and effects come on the thread of its actor, frames on that of its
 * connection; no method may block.
 */
public interface StationObserver {

    /** An observer that looks away. */
    StationObserver NONE = new StationObserver() {};

    /** An input is about to be handled. */
    default void input(Instant at, Input input) {}

    /** An effect is about to be carried out. */
    default void effect(Instant at, Effect effect) {}

    /** A text message came; the bytes are UTF-8, read before the method returns. */
    default void received(Instant at, byte[] text) {}

    /** What leaves in place of a text message, in order, each another array: a test may have it mangled. */
    default List<byte[]> leaving(Instant at, byte[] text) {
        return List.of(text);
    }

    /** What arrives in place of a text message, in order: a test may have it mangled. */
    default List<byte[]> arriving(Instant at, byte[] text) {
        return List.of(text);
    }

    /** A text message is about to leave. */
    default void sent(Instant at, byte[] text) {}
}
