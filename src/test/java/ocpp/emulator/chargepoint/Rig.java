package ocpp.emulator.chargepoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** A charge point with a central system that answers at once, in a time of their own. */
final class Rig {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    final List<Effect> effects = new ArrayList<>();
    final List<RequestPayload<?>> sent = new ArrayList<>();
    /** Ids of the messages that the central system has processed, and the transactions that it has given ids. */
    final Set<String> processed = new HashSet<>();

    final Map<String, Integer> transactions = new HashMap<>();
    VirtualChargePoint chargePoint;
    Instant now;
    /** Whether the central system takes connections. */
    boolean reachable = true;
    /** Answers a CALL; null leaves it without an answer. */
    Function<RequestPayload<?>, @Nullable CallOutcome> central = this::answer;

    RegistrationStatus registration = RegistrationStatus.Accepted;
    /** What the central system says of tags. */
    Function<String, IdTagInfo> tags = tag -> new IdTagInfo(null, null, AuthorizationStatus.Accepted);

    @Nullable
    SavedState saved;

    private final Deque<Input> inputs = new ArrayDeque<>();
    private boolean linked;
    private int transactionIds = 40;
    private int messageIds;

    Rig(ChargePointSetup setup) {
        this(setup, START);
    }

    Rig(ChargePointSetup setup, Instant start) {
        now = start;
        chargePoint = new VirtualChargePoint(setup, null, start);
    }

    static Rig of(String... configuration) {
        ChargePointSetup setup = ChargePointSetup.of("CP_1");
        for (int index = 0; index < configuration.length; index += 2) {
            setup = setup.with(configuration[index], configuration[index + 1]);
        }
        return new Rig(setup);
    }

    /** A charge point that is on and registered. */
    static Rig booted(String... configuration) {
        Rig rig = of(configuration);
        rig.give(new Input.PowerOn());
        rig.clear();
        return rig;
    }

    void clear() {
        effects.clear();
        sent.clear();
    }

    /** The process ends without warning and starts again from what it has kept. */
    void restartProcess(ChargePointSetup setup) {
        linked = false;
        inputs.clear();
        chargePoint = new VirtualChargePoint(setup, saved, now);
        give(new Input.PowerOn());
    }

    void give(Input input) {
        inputs.add(input);
        while (!inputs.isEmpty()) {
            for (Effect effect : chargePoint.handle(inputs.remove(), now)) {
                effects.add(effect);
                carryOut(effect);
            }
        }
    }

    /** Lets time pass, with a tick at every deadline. */
    void pass(Duration time) {
        Instant until = now.plus(time);
        while (!chargePoint.nextDeadline().isAfter(until)) {
            Instant due = chargePoint.nextDeadline();
            now = due.isAfter(now) ? due : now;
            give(new Input.Tick());
        }
        now = until;
        give(new Input.Tick());
    }

    void seconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    void lose() {
        reachable = false;
        linked = false;
        give(new Input.LinkDown("lost"));
    }

    void find() {
        reachable = true;
        pass(Duration.ofMinutes(11));
    }

    /** The answer to a CALL of the central system, a payload or an {@link Effect.Refuse}. */
    Object call(RequestPayload<?> request) {
        String id = "central-" + ++messageIds;
        give(new Input.Received(id, request));
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Answer answer
                                && answer.messageId().equals(id)
                        || effect instanceof Effect.Refuse refuse
                                && refuse.messageId().equals(id))
                .map(effect -> effect instanceof Effect.Answer answer ? answer.payload() : effect)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to " + request));
    }

    <T extends RequestPayload<?>> List<T> sent(Class<T> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends RequestPayload<?>> T only(Class<T> type) {
        List<T> found = sent(type);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type + " but found " + found + " in " + sent);
        }
        return found.get(0);
    }

    <T extends Effect> List<T> effects(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The statuses reported of a connector, in order. */
    List<String> statuses(int connectorId) {
        return sent(StatusNotification.Request.class).stream()
                .filter(request -> request.connectorId() == connectorId)
                .map(request -> request.status().name())
                .toList();
    }

    /** The names of the messages sent, in order. */
    List<String> names() {
        return sent.stream()
                .map(request -> request.getClass().getEnclosingClass().getSimpleName())
                .toList();
    }

    ChargePointView.ConnectorView connector(int connectorId) {
        return chargePoint.view(now).connector(connectorId);
    }

    /** Plugs in, shows a card and lets the charging begin. */
    void charge(int connectorId, String idTag) {
        give(new Input.Plug(connectorId, null));
        give(new Input.Swipe(connectorId, idTag));
        seconds(1);
    }

    /** A central system that answers as usual but for some CALLs. */
    void unless(Predicate<RequestPayload<?>> which, CallOutcome outcome) {
        central = request -> which.test(request) ? outcome : answer(request);
    }

    @Nullable
    CallOutcome answer(RequestPayload<?> request) {
        ResponsePayload response = response(request);
        return response == null ? null : new CallOutcome.Answered(response);
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Send send) {
            sent.add(send.request());
            CallOutcome outcome = central.apply(send.request());
            if (outcome instanceof CallOutcome.Answered answered) {
                processed.add(send.messageId());
                if (answered.payload() instanceof StartTransaction.Response start) {
                    transactions.put(send.messageId(), start.transactionId());
                }
            }
            if (outcome != null) {
                inputs.add(new Input.Ended(send.messageId(), outcome));
            }
        } else if (effect instanceof Effect.Connect) {
            linked = reachable;
            inputs.add(reachable ? new Input.LinkUp() : new Input.LinkRefused("no server"));
        } else if (effect instanceof Effect.Disconnect) {
            linked = false;
        } else if (effect instanceof Effect.Journal journal) {
            saved = journal.state();
        }
    }

    boolean isLinked() {
        return linked;
    }

    private @Nullable ResponsePayload response(RequestPayload<?> request) {
        if (request instanceof BootNotification.Request) {
            return new BootNotification.Response(registration, now, 300);
        } else if (request instanceof Heartbeat.Request) {
            return new Heartbeat.Response(now);
        } else if (request instanceof Authorize.Request authorize) {
            return new Authorize.Response(tags.apply(authorize.idTag()));
        } else if (request instanceof StartTransaction.Request start) {
            return new StartTransaction.Response(++transactionIds, tags.apply(start.idTag()));
        } else if (request instanceof StopTransaction.Request) {
            return new StopTransaction.Response(null);
        } else if (request instanceof MeterValues.Request) {
            return new MeterValues.Response();
        } else if (request instanceof StatusNotification.Request) {
            return new StatusNotification.Response();
        }
        return other(request);
    }

    private static @Nullable ResponsePayload other(RequestPayload<?> request) {
        if (request instanceof DataTransfer.Request) {
            return new DataTransfer.Response(DataTransfer.DataTransferStatus.Accepted, null);
        } else if (request instanceof DiagnosticsStatusNotification.Request) {
            return new DiagnosticsStatusNotification.Response();
        } else if (request instanceof FirmwareStatusNotification.Request) {
            return new FirmwareStatusNotification.Response();
        } else if (request instanceof LogStatusNotification.Request) {
            return new LogStatusNotification.Response();
        } else if (request instanceof SecurityEventNotification.Request) {
            return new SecurityEventNotification.Response();
        } else if (request instanceof SignCertificate.Request) {
            return new SignCertificate.Response(SignCertificate.GenericStatus.Accepted);
        } else if (request instanceof SignedFirmwareStatusNotification.Request) {
            return new SignedFirmwareStatusNotification.Response();
        }
        return null;
    }
}
