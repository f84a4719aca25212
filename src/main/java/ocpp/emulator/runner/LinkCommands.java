package ocpp.emulator.runner;

import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.link.LinkCommand;
import org.jspecify.annotations.Nullable;

/** What effects of a charge point mean to its open link. */
public final class LinkCommands {
    private LinkCommands() {}

    /** The command for the open link; null for an effect that does not concern it, or ends it. */
    public static @Nullable LinkCommand of(Effect effect) {
        if (effect instanceof Effect.Send send) {
            return new LinkCommand.Call(send.messageId(), send.request(), send.timeout());
        } else if (effect instanceof Effect.Answer answer) {
            return new LinkCommand.Answer(answer.messageId(), answer.payload());
        } else if (effect instanceof Effect.Refuse refusal) {
            return new LinkCommand.Refuse(refusal.messageId(), refusal.code(), refusal.description());
        } else if (effect instanceof Effect.Ignore ignored) {
            return new LinkCommand.Ignore(ignored.messageId());
        }
        return effect instanceof Effect.PingEvery pings ? new LinkCommand.PingEvery(pings.interval()) : null;
    }
}
