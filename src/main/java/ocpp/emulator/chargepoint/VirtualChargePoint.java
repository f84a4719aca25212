package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.StopTransactionOnEVSideDisconnect;
import static ocpp.emulator.configuration.ConfigurationKey.UnlockConnectorOnEVSideDisconnect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.protocol.core.StopTransaction.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A charge point without a socket, a clock or a file: inputs go in, effects come out. It is off until
 * {@link Input.PowerOn}. Not safe for use by several threads.
 */
public final class VirtualChargePoint {
    /** How often a vehicle that charges is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private static final Duration CLOSE_LOOK = Duration.ofSeconds(1);
    private static final String EV_SIDE = "EV side disconnected";

    private final Board board;
    private final Parts parts;
    private final Commands commands;
    private final Keeping keeping;

    /**
     * @param saved what {@link Effect.Journal} told last, null for a new charge point
     * @param now the first instant it knows
     * @throws IllegalArgumentException where the saved state cannot be read
     */
    public VirtualChargePoint(ChargePointSetup setup, @Nullable SavedState saved, Instant now) {
        Kept kept = Keeping.read(saved);
        int starts = kept == null ? 0 : kept.starts() + 1;
        board = new Board(setup, now, starts);
        parts = new Parts(board, Keeping.registers(kept));
        commands = new Commands(parts);
        keeping = new Keeping(parts, starts);
        if (kept != null) {
            keeping.restore(kept);
        }
    }

    /**
     * Takes an input.
     *
     * @param now never before the instant of the input before
     * @return what comes of it, in order
     */
    public List<Effect> handle(Input input, Instant now) {
        board.at(now);
        parts.connectors.advance(board.now());
        parts.tick();
        take(input);
        board.runAfterwards();
        parts.settle();
        parts.power.settle();
        return effects();
    }

    /** When {@link Input.Tick} is due; {@link Instant#MAX} for never. It may change with every input. */
    public Instant nextDeadline() {
        Instant next = parts.nextDeadline();
        if (parts.hasTransactions()) {
            Duration look = parts.transactions.isOnAllowance() ? CLOSE_LOOK : LOOK;
            next = Deadlines.earlier(next, board.now().plus(look));
        }
        return next;
    }

    /** Whether it waits for the answer to a CALL. */
    public boolean isCalling() {
        return parts.outbox.isCalling();
    }

    /** What it looks like at this instant. */
    public ChargePointView view(Instant now) {
        board.at(now);
        parts.connectors.advance(board.now());
        return Views.of(parts);
    }

    private List<Effect> effects() {
        boolean kept = board.wasTouched() && board.setup().persistent();
        List<Effect> effects = new ArrayList<>();
        if (kept) {
            effects.add(new Effect.Journal(keeping.save()));
        }
        effects.addAll(board.drain());
        return effects;
    }

    private void take(Input input) {
        if (input instanceof Input.Received received) {
            answer(received);
        } else if (input instanceof Input.Ended ended) {
            parts.outbox.ended(ended.messageId(), ended.outcome());
        } else if (input instanceof Input.Submit submit) {
            parts.outbox.sendAwaited(submit.request(), outcome -> {});
        } else if (input instanceof Input.BadText bad) {
            parts.events.raise("InvalidMessages", bad.reason());
        } else {
            takeOfLink(input);
        }
    }

    private void takeOfLink(Input input) {
        if (input instanceof Input.LinkUp) {
            parts.linkUp();
        } else if (input instanceof Input.LinkDown || input instanceof Input.LinkRefused) {
            parts.linkDown();
            parts.link.down();
        } else if (input instanceof Input.CarrierLost lost) {
            parts.linkDown();
            parts.link.carrierLost(lost.reason());
        } else if (input instanceof Input.Disconnect left) {
            parts.linkDown();
            parts.link.leave(left.reason());
        } else if (input instanceof Input.CarrierBack) {
            parts.link.carrierBack();
        } else if (input instanceof Input.FileDone done) {
            var unused = parts.diagnostics.done(done.job()) || parts.firmware.done(done.job(), done.content());
        } else if (input instanceof Input.FileFailed failed) {
            parts.diagnostics.note("transfer failed: " + failed.reason());
            var unused = parts.diagnostics.failed(failed.job()) || parts.firmware.failed(failed.job());
        } else {
            takeOfStation(input);
        }
    }

    private void takeOfStation(Input input) {
        if (input instanceof Input.PowerOn) {
            parts.power.on();
        } else if (input instanceof Input.PowerCut) {
            parts.power.cut();
        } else if (input instanceof Input.SwitchOff) {
            parts.power.switchOff();
        } else if (input instanceof Input.ResetButton) {
            parts.power.button();
        } else if (input instanceof Input.EmergencyStop) {
            parts.transactions.endAll(Reason.EmergencyStop);
        } else if (input instanceof Input.Swipe swipe && parts.power.isOn()) {
            parts.reader.swipe(swipe.connectorId(), swipe.idTag());
        } else if (input instanceof Input.Fault fault && fault.connectorId() == 0) {
            fault(null, new Failure(fault.errorCode(), fault.info()));
        } else if (input instanceof Input.ClearFault clear && clear.connectorId() == 0) {
            parts.connectors.failure(null);
        } else {
            takeOfConnector(input);
        }
    }

    private void takeOfConnector(Input input) {
        if (input instanceof Input.Plug plug) {
            plug(parts.connectors.find(plug.connectorId()), plug.vehicle());
        } else if (input instanceof Input.Unplug unplug) {
            unplug(parts.connectors.find(unplug.connectorId()));
        } else if (input instanceof Input.StopButton stop) {
            stop(parts.connectors.find(stop.connectorId()));
        } else if (input instanceof Input.VehicleReady ready) {
            Connector connector = parts.connectors.find(ready.connectorId());
            if (connector != null) {
                connector.vehicleReady(ready.ready());
            }
        } else if (input instanceof Input.Fault fault) {
            fault(parts.connectors.find(fault.connectorId()), new Failure(fault.errorCode(), fault.info()));
        } else if (input instanceof Input.ClearFault clear) {
            Connector connector = parts.connectors.find(clear.connectorId());
            if (connector != null) {
                connector.failure(null);
            }
        } else if (input instanceof Input.LockFailure lock) {
            Connector connector = parts.connectors.find(lock.connectorId());
            if (connector != null) {
                connector.lockFailing(lock.failing());
            }
        }
    }

    private void answer(Input.Received received) {
        CallAnswer answer = commands.handle(received.request());
        if (answer instanceof CallAnswer.Result result) {
            board.emit(new Effect.Answer(received.messageId(), result.payload()));
        } else if (answer instanceof CallAnswer.Refusal refusal) {
            board.emit(new Effect.Refuse(received.messageId(), refusal.code(), refusal.description()));
        } else {
            board.emit(new Effect.Ignore(received.messageId()));
        }
    }

    private void plug(@Nullable Connector connector, @Nullable ArrivingVehicle vehicle) {
        if (connector != null && !connector.isPlugged()) {
            connector.plug(vehicle == null ? board.setup().vehicle() : vehicle);
        }
    }

    /** The vehicle leaves (STAT-09, STOP-07, STOP-08). */
    private void unplug(@Nullable Connector connector) {
        if (connector == null || !connector.isPlugged()) {
            return;
        }
        if (connector.transaction() == null) {
            connector.unplugAtVehicle();
            return;
        }
        connector.remark(EV_SIDE);
        connector.unplugAtVehicle();
        report(connector);
        if (board.configuration().flag(StopTransactionOnEVSideDisconnect)) {
            parts.transactions.endLocked(connector, Reason.EVDisconnected);
            report(connector);
            if (board.configuration().flag(UnlockConnectorOnEVSideDisconnect)) {
                connector.unlock();
            }
        }
    }

    private void report(Connector connector) {
        if (parts.power.isOn()) {
            parts.statuses.refresh(connector.id());
        }
    }

    private void stop(@Nullable Connector connector) {
        if (connector != null) {
            parts.transactions.end(connector, Reason.Local, null);
        }
    }

    /** A failure at a connector, or with null in the main controller; some end what runs. */
    private void fault(@Nullable Connector connector, Failure failure) {
        boolean ends = failure.severity() == Failure.Severity.ENDING;
        if (connector == null) {
            parts.connectors.failure(failure);
            parts.connectors.all().forEach(each -> endIf(ends, each));
        } else {
            connector.failure(failure);
            endIf(ends, connector);
        }
    }

    private void endIf(boolean ends, Connector connector) {
        if (ends) {
            parts.transactions.end(connector, Reason.Other, null);
        }
    }
}
