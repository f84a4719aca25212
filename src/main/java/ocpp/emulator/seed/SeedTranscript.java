package ocpp.emulator.seed;

import ocpp.emulator.link.LinkEvent;
import ocpp.emulator.seed.SeedStep.Facts;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** The lines of a session, word for word as the seed's client prints them. */
record SeedTranscript(SessionOutput output) {

    void sent(SeedStep step, Facts facts) {
        line(step, facts, " sent", step.sent(facts));
    }

    /** @param text the answer as received */
    void response(SeedStep step, Facts facts, LinkEvent.Ended ended, String text) {
        if (ended.outcome() instanceof CallOutcome.Answered) {
            line(step, facts, " RAW RESPONSE: ", CompactJson.of(text));
            line(step, facts, " RESPONSE: CALLRESULT uid=", ended.messageId());
        } else if (ended.outcome() instanceof CallOutcome.Refused refused) {
            line(step, facts, " RAW RESPONSE: ", CompactJson.of(text));
            line(step, facts, " RESPONSE: CALLERROR uid=", refused.local() ? null : ended.messageId());
        }
    }

    void acknowledged(SeedStep step, Facts facts) {
        line(step, facts, " acknowledged", step.acknowledged(facts));
    }

    /** Prints nothing where the rest is null: the seed has no such line. */
    private void line(SeedStep step, Facts facts, String what, @Nullable String rest) {
        if (rest != null) {
            output.line(step.label(facts) + what + rest);
        }
    }
}
