package ocpp.app;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.runner.StationObserver;
import ocpp.protocol.core.BootNotification;
import ocpp.rpc.CallOutcome;
import ocpp.socket.FrameLog;
import org.jspecify.annotations.Nullable;

/** Tells people what a charge point does, one line each. */
final class IdleLines implements StationObserver {
    private final Console console;
    private final FrameLog frames;

    IdleLines(Console console, FrameLog frames) {
        this.console = console;
        this.frames = frames;
    }

    @Override
    public void input(Instant at, Input input) {
        String line = line(input);
        if (line != null) {
            tell(at, line);
        }
    }

    @Override
    public void effect(Instant at, Effect effect) {
        String line = line(effect);
        if (line != null) {
            tell(at, line);
        }
    }

    @Override
    public void received(Instant at, byte[] text) {
        frames.received(text);
    }

    @Override
    public void sent(Instant at, byte[] text) {
        frames.sent(text);
    }

    private void tell(Instant at, String line) {
        LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        console.out().println(time + "  " + line);
        console.out().flush();
    }

    private static @Nullable String line(Input input) {
        if (input instanceof Input.LinkUp) {
            return "connected";
        } else if (input instanceof Input.LinkDown down) {
            return "connection lost: " + down.reason();
        } else if (input instanceof Input.LinkRefused refused) {
            return "not connected: " + refused.reason();
        } else if (input instanceof Input.Ended ended
                && ended.outcome() instanceof CallOutcome.Answered answered
                && answered.payload() instanceof BootNotification.Response boot) {
            return "BootNotification " + boot.status() + ", interval " + boot.interval() + " s";
        } else if (input instanceof Input.Received received) {
            return "<< " + received.request().getClass().getEnclosingClass().getSimpleName();
        } else if (input instanceof Input.Ended ended && ended.outcome() instanceof CallOutcome.Refused refused) {
            return "a message was refused: " + refused.code() + " " + refused.description();
        }
        return null;
    }

    private static @Nullable String line(Effect effect) {
        if (effect instanceof Effect.StatusChanged changed) {
            return "connector " + changed.connectorId() + ": " + changed.from() + " -> " + changed.to();
        } else if (effect instanceof Effect.TransactionBegun begun) {
            return "connector " + begun.connectorId() + ": transaction of " + begun.idTag();
        } else if (effect instanceof Effect.TransactionOver over) {
            return "connector " + over.connectorId() + ": transaction over, " + over.reason() + ", " + over.energyWh()
                    + " Wh";
        } else if (effect instanceof Effect.CardRefused refused) {
            return "connector " + refused.connectorId() + ": card " + refused.idTag() + " refused, " + refused.reason();
        } else if (effect instanceof Effect.MessageGivenUp given) {
            return "given up after too many attempts: "
                    + given.request().getClass().getEnclosingClass().getSimpleName();
        } else if (effect instanceof Effect.Reboot reboot) {
            return "restarts: " + reboot.reason();
        } else if (effect instanceof Effect.Disconnect ended) {
            return "connection ended: " + ended.reason();
        } else if (effect instanceof Effect.SwitchedOff) {
            return "off";
        }
        return null;
    }
}
