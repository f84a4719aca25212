package ocpp.emulator.seed;

import java.time.Duration;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import org.jspecify.annotations.Nullable;

/** What a session says when something went wrong: one line with what happened and what to do. */
record SeedProblems(String chargePointId, SeedSettings settings) {

    String rejected() {
        return chargePointId + ": the server rejected the BootNotification, so nothing else was sent;"
                + " register this charge point there, then run it again";
    }

    String pendingTooLong() {
        return chargePointId + ": the registration was still Pending after " + text(settings.pendingTimeout())
                + "; accept this charge point at the server, then run it again";
    }

    String stopped() {
        return chargePointId + ": the session was stopped before its end; the log of this program says why";
    }

    String refused(SeedStep step, String status) {
        if (step == SeedStep.START) {
            return chargePointId + ": the server answered StartTransaction with " + status + " for the id tag "
                    + SeedStep.ID_TAG + ", so the transaction was stopped (DeAuthorized); make the tag known there";
        }
        return chargePointId + ": the server answered " + step.action() + " with " + status
                + " where Accepted was expected; its log may say why";
    }

    String unanswered(SeedStep step, CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Refused refused && refused.local()) {
            return chargePointId + ": the server's answer to " + step.action() + " is not valid OCPP 1.6: "
                    + CompactJson.oneLine(refused.description()) + "; the server needs a correction";
        } else if (outcome instanceof CallOutcome.Refused refused) {
            return chargePointId + ": the server answered " + step.action() + " with the CALLERROR "
                    + CompactJson.oneLine(refused.code()) + " \"" + CompactJson.oneLine(refused.description())
                    + "\"; its log may say why";
        }
        return chargePointId + ": no answer to " + step.action() + " within " + text(settings.answerTimeout())
                + "; see whether the server is overloaded, or allow more time";
    }

    String lost(@Nullable SeedStep underWay, CloseReason reason) {
        String when = underWay == null ? "in mid-session" : "before the answer to " + underWay.action();
        String who = reason.byPeer() ? "the server closed the connection " : "the connection was lost ";
        String why = reason.reason().isEmpty() ? "" : " \"" + CompactJson.oneLine(reason.reason()) + "\"";
        return chargePointId + ": " + who + when + " (close code " + reason.code() + why
                + "); see whether the server still runs and what its log says, then run again";
    }

    String profileRefused(SeedStep step, String refusal) {
        return chargePointId + ": the server refuses " + step.action() + " from a charge point ("
                + CompactJson.oneLine(refusal) + "), as the standard has it; the session goes on without it"
                + " (--strict-seed makes this a failure)";
    }

    private static String text(Duration wait) {
        return wait.toMillis() % 1000 == 0 ? wait.toSeconds() + " s" : wait.toMillis() + " ms";
    }
}
