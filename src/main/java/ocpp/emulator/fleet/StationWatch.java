package ocpp.emulator.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.Mangler;
import ocpp.emulator.link.Mangling;
import ocpp.emulator.runner.StationObserver;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Watches one charge point of a fleet for its measurements. */
final class StationWatch implements StationObserver {
    static final String CONNECT = "Connect";

    private final Measurements measurements;
    private final TransactionBook.Page transactions;
    private final Map<String, Sent> calls = new HashMap<>();
    private final Set<String> mangled = ConcurrentHashMap.newKeySet();

    private Instant connecting = Instant.EPOCH;
    private Instant linkUp = Instant.EPOCH;
    private volatile boolean isLinked;
    private volatile boolean isEnding;
    private volatile int charging;
    private volatile @Nullable Returning returning;
    private volatile @Nullable Mangler mangler;

    /** A CALL without its end. */
    private record Sent(RequestPayload<?> request, Instant wanted) {}

    StationWatch(Measurements measurements) {
        this.measurements = measurements;
        this.transactions = measurements.transactions().newPage();
    }

    boolean isLinked() {
        return isLinked;
    }

    boolean isCharging() {
        return charging > 0;
    }

    /** Its next connection counts as one of these. */
    void expectBack(Returning event) {
        returning = event;
    }

    /** From now on the end of its connection is as it should be. */
    void isEnding() {
        isEnding = true;
    }

    /** From now on some of the texts it sends are mangled. */
    void mangle(Set<Mangling> kinds, double rate, RandomGenerator random) {
        Mangler active = mangler;
        if (active != null) {
            active.change(kinds, rate);
            return;
        }
        mangler = new Mangler(kinds, rate, random, messageId -> {
            mangled.add(messageId);
            measurements.count(Figure.MANGLED);
        });
    }

    /** A text that was held back and leaves now, null where there is none. */
    @Nullable
    String overdue(Instant now) {
        Mangler active = mangler;
        byte[] text = active == null ? null : active.overdue(now);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    /** What leaves in place of a text. */
    @Override
    public List<byte[]> leaving(Instant at, byte[] text) {
        Mangler active = mangler;
        return active == null ? List.of(text) : active.leaving(text, at);
    }

    @Override
    public void input(Instant at, Input input) {
        if (input instanceof Input.LinkUp) {
            connected(at);
        } else if (input instanceof Input.LinkDown) {
            if (isLinked && !isEnding) {
                measurements.count(Figure.LOST_CONNECTIONS);
            }
            disconnected();
        } else if (input instanceof Input.LinkRefused) {
            measurements.count(Figure.FAILED_CONNECTS);
        } else if (input instanceof Input.CarrierLost) {
            disconnected();
        } else if (input instanceof Input.Received) {
            measurements.count(Figure.CALLS_RECEIVED);
        } else if (input instanceof Input.Ended ended) {
            ended(at, ended.messageId(), ended.outcome());
        }
    }

    @Override
    public void effect(Instant at, Effect effect) {
        if (effect instanceof Effect.Send send) {
            sending(at, send);
        } else if (effect instanceof Effect.Connect) {
            connecting = at;
        } else if (effect instanceof Effect.Disconnect) {
            disconnected();
        } else if (effect instanceof Effect.TransactionBegun begun) {
            charging++;
            measurements.charging(1);
            measurements.count(Figure.TRANSACTIONS);
            transactions.begun(begun.connectorId());
        } else if (effect instanceof Effect.TransactionOver over) {
            charging--;
            measurements.charging(-1);
            measurements.add(Figure.KILOWATT_HOURS, over.energyWh() / 1000.0);
        } else if (effect instanceof Effect.MessageGivenUp given) {
            transactions.givenUp(given.request());
        }
    }

    private void connected(Instant at) {
        linkUp = at;
        isLinked = true;
        measurements.connected(1);
        measurements.count(Figure.CONNECTIONS);
        measurements.latency(CONNECT, Duration.between(connecting, at));
        Returning event = returning;
        if (event != null) {
            returning = null;
            event.isBack(at);
        }
    }

    private void disconnected() {
        if (isLinked) {
            isLinked = false;
            measurements.connected(-1);
            calls.clear();
            mangled.clear();
        }
        Mangler active = mangler;
        if (active != null) {
            active.forget();
        }
    }

    private void sending(Instant at, Effect.Send send) {
        measurements.count(Figure.CALLS);
        transactions.sending(send.messageId(), send.request());
        calls.put(send.messageId(), new Sent(send.request(), wanted(send.request(), at)));
    }

    private void ended(Instant at, String messageId, CallOutcome outcome) {
        Sent sent = calls.remove(messageId);
        boolean wasMangled = mangled.remove(messageId);
        if (sent == null) {
            return;
        } else if (outcome instanceof CallOutcome.Answered answered) {
            transactions.answered(messageId, sent.request(), answered.payload());
            measurements.latency(Actions.of(sent.request()).name(), Duration.between(sent.wanted(), at));
        } else if (outcome instanceof CallOutcome.Refused) {
            measurements.count(wasMangled ? Figure.MANGLED_FAILURES : Figure.CALL_ERRORS);
        } else if (outcome instanceof CallOutcome.TimedOut) {
            measurements.count(wasMangled ? Figure.MANGLED_FAILURES : Figure.TIMEOUTS);
        }
    }

    /**
     * When the charge point wanted to send this: at the time that the message tells of, for it may have waited behind
     * others; of a time in whole seconds the end of that second. But not before it had a connection, for being offline
     * is no latency.
     */
    private Instant wanted(RequestPayload<?> request, Instant at) {
        Instant told = at;
        if (request instanceof StartTransaction.Request start) {
            told = start.timestamp();
        } else if (request instanceof StopTransaction.Request stop) {
            told = stop.timestamp();
        } else if (request instanceof MeterValues.Request meter) {
            told = meter.meterValue().get(meter.meterValue().size() - 1).timestamp();
        } else if (request instanceof StatusNotification.Request status && status.timestamp() != null) {
            told = status.timestamp();
        }
        Instant known = told.getNano() == 0 ? told.plusSeconds(1) : told;
        Instant notBefore = known.isBefore(linkUp) ? linkUp : known;
        return notBefore.isAfter(at) ? at : notBefore;
    }
}
