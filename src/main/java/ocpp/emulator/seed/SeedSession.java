package ocpp.emulator.seed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.emulator.seed.SeedStep.Facts;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.StartTransaction;
import ocpp.rpc.CallOutcome;
import ocpp.wire.ErrorCode;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The seed's session on one connection: boot, status, a transaction with a charging profile, two meter values, the end.
 * Each CALL is tried once and one is under way at a time. The actor stops when the connection is over.
 */
final class SeedSession extends AbstractBehavior<SeedSession.Command> {

    /** What a session is told. */
    sealed interface Command {}

    /**
     * Something happened on the connection.
     *
     * @param lastText the last text message that came, as received
     */
    record OnLink(LinkEvent event, String lastText) implements Command {}

    /** The connection was refused, or its handshake; nothing else is told then. */
    record NotConnected(String problem) implements Command {}

    private record Due(SeedStep step) implements Command {}

    private record PendingTooLong() implements Command {}

    private record CloseTooLong() implements Command {}

    /**
     * One run of the session.
     *
     * @param clock the time in the messages; the waits run on the timers of the actor
     */
    record Run(String chargePointId, SeedSettings settings, SessionOutput output, Clock clock) {}

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final TimerScheduler<Command> timers;
    private final SeedSettings settings;
    private final SessionOutput output;
    private final Clock clock;
    private final SeedTranscript transcript;
    private final SeedProblems problems;
    private final ActorRef<SessionResult> replyTo;
    /** CALLs that wait for the one under way; each step stands in it once at most. */
    private final Deque<SeedStep> waiting = new ArrayDeque<>();

    private @Nullable ActorRef<LinkCommand> link;
    private @Nullable SeedStep underWay;
    private @Nullable SessionResult result;
    private SeedStep firstOfEnd = SeedStep.CLEAR_PROFILE;
    private String startRefusal = "";
    private int transactionId;
    private int heartbeats;
    private Duration heartbeatInterval = Duration.ZERO;
    private Instant nextHeartbeat = Instant.MAX;
    private boolean endsAfterHeartbeat;

    /** @param replyTo hears once how the session ended */
    static Behavior<Command> create(Run run, ActorRef<SessionResult> replyTo) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SeedSession(context, timers, run, replyTo)));
    }

    private SeedSession(
            ActorContext<Command> context, TimerScheduler<Command> timers, Run run, ActorRef<SessionResult> replyTo) {
        super(context);
        this.timers = timers;
        this.settings = run.settings();
        this.output = run.output();
        this.clock = run.clock();
        this.transcript = new SeedTranscript(run.output());
        this.problems = new SeedProblems(run.chargePointId(), run.settings());
        this.replyTo = replyTo;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(OnLink.class, this::onLink)
                .onMessage(NotConnected.class, this::onNotConnected)
                .onMessage(Due.class, this::onDue)
                .onMessage(PendingTooLong.class, this::onPendingTooLong)
                .onMessage(CloseTooLong.class, this::onCloseTooLong)
                .build();
    }

    private Behavior<Command> onLink(OnLink message) {
        LinkEvent event = message.event();
        if (event instanceof LinkEvent.Opened opened) {
            link = opened.link();
            sendSoon(SeedStep.BOOT);
        } else if (event instanceof LinkEvent.Called called) {
            refuse(called);
        } else if (event instanceof LinkEvent.Ended ended) {
            onEnded(ended, message.lastText());
        } else if (event instanceof LinkEvent.Closed closed) {
            return reply(result != null ? result : SessionResult.failed(problems.lost(underWay, closed.reason())));
        }
        return this;
    }

    private Behavior<Command> onNotConnected(NotConnected message) {
        return reply(SessionResult.neverConnected(message.problem()));
    }

    private Behavior<Command> onDue(Due message) {
        if (message.step() == SeedStep.HEARTBEAT) {
            nextHeartbeat = nextHeartbeat.plus(heartbeatInterval);
        }
        sendSoon(message.step());
        return this;
    }

    private Behavior<Command> onPendingTooLong(PendingTooLong message) {
        end(SessionResult.failed(problems.pendingTooLong()));
        return this;
    }

    private Behavior<Command> onCloseTooLong(CloseTooLong message) {
        return reply(result != null ? result : SessionResult.SUCCESS);
    }

    private void onEnded(LinkEvent.Ended ended, String text) {
        SeedStep step = underWay;
        if (step == null || result != null || ended.outcome() instanceof CallOutcome.Disconnected) {
            return;
        }
        underWay = null;
        transcript.response(step, facts(), ended, text);
        if (ended.outcome() instanceof CallOutcome.Answered answer) {
            onAnswer(step, answer.payload());
        } else if (ended.outcome() instanceof CallOutcome.Refused refused
                && step.isOptional(refused)
                && !settings.strict()) {
            goOnWithout(step, refused.code());
        } else {
            end(SessionResult.failed(problems.unanswered(step, ended.outcome())));
        }
        sendNext();
    }

    private void onAnswer(SeedStep step, ResponsePayload answer) {
        if (answer instanceof BootNotification.Response boot) {
            onBoot(boot);
            return;
        }
        if (answer instanceof StartTransaction.Response start) {
            transactionId = start.transactionId();
        }
        String refusal = SeedStep.refusal(answer);
        if (refusal == null) {
            acknowledge(step);
        } else if (step == SeedStep.START) {
            startRefusal = refusal;
            waiting.add(SeedStep.STOP_DEAUTHORIZED);
        } else if (step == SeedStep.STOP_DEAUTHORIZED) {
            acknowledge(step);
        } else if (step == SeedStep.SET_PROFILE && !settings.strict()) {
            goOnWithout(step, refusal);
        } else {
            end(SessionResult.failed(problems.refused(step, refusal)));
        }
    }

    private void onBoot(BootNotification.Response boot) {
        Duration interval = settings.interval(boot.interval());
        switch (boot.status()) {
            case Accepted -> {
                timers.cancel(PendingTooLong.class);
                heartbeatInterval = interval;
                nextHeartbeat = clock.instant().plus(heartbeatInterval);
                timers.startTimerAtFixedRate(new Due(SeedStep.HEARTBEAT), heartbeatInterval);
                waiting.add(SeedStep.STATUS);
            }
            case Pending -> {
                if (!timers.isTimerActive(PendingTooLong.class)) {
                    timers.startSingleTimer(PendingTooLong.class, new PendingTooLong(), settings.pendingTimeout());
                }
                timers.startSingleTimer(new Due(SeedStep.BOOT), interval);
            }
            case Rejected -> end(SessionResult.failed(problems.rejected()));
        }
    }

    private void acknowledge(SeedStep step) {
        transcript.acknowledged(step, facts());
        switch (step) {
            case STATUS -> waiting.add(SeedStep.START);
            case START -> {
                timers.startSingleTimer(new Due(SeedStep.FIRST_METER_VALUES), settings.meterInterval());
                timers.startSingleTimer(
                        new Due(SeedStep.SECOND_METER_VALUES),
                        settings.meterInterval().multipliedBy(2));
                waiting.add(SeedStep.SET_PROFILE);
            }
            case SECOND_METER_VALUES -> endNowOrAfterHeartbeat();
            case HEARTBEAT -> {
                if (endsAfterHeartbeat) {
                    endsAfterHeartbeat = false;
                    waiting.add(firstOfEnd);
                }
            }
            case CLEAR_PROFILE -> waiting.add(SeedStep.STOP);
            case STOP -> end(SessionResult.SUCCESS);
            case STOP_DEAUTHORIZED -> end(SessionResult.failed(problems.refused(SeedStep.START, startRefusal)));
            case BOOT, SET_PROFILE, FIRST_METER_VALUES -> {}
        }
    }

    private void endNowOrAfterHeartbeat() {
        boolean soon = !clock.instant().plus(settings.heartbeatWait()).isBefore(nextHeartbeat);
        endsAfterHeartbeat = soon || waiting.contains(SeedStep.HEARTBEAT);
        if (!endsAfterHeartbeat) {
            waiting.add(firstOfEnd);
        }
    }

    private void goOnWithout(SeedStep step, String refusal) {
        output.note(problems.profileRefused(step, refusal));
        if (step == SeedStep.SET_PROFILE) {
            firstOfEnd = SeedStep.STOP;
        } else {
            waiting.add(SeedStep.STOP);
        }
    }

    private void sendSoon(SeedStep step) {
        if (!waiting.contains(step)) {
            waiting.add(step);
        }
        sendNext();
    }

    private void sendNext() {
        if (underWay != null || result != null || link == null) {
            return;
        }
        SeedStep step = waiting.poll();
        if (step == null) {
            return;
        }
        underWay = step;
        heartbeats += step == SeedStep.HEARTBEAT ? 1 : 0;
        transcript.sent(step, facts());
        link.tell(new LinkCommand.Call(UUID.randomUUID().toString(), step.request(facts()), settings.answerTimeout()));
    }

    private void refuse(LinkEvent.Called called) {
        if (link != null) {
            String description =
                    "this charge point has no behaviour for " + called.call().action();
            link.tell(new LinkCommand.Refuse(called.call().messageId(), ErrorCode.NotSupported, description));
        }
    }

    private void end(SessionResult how) {
        result = how;
        timers.cancelAll();
        timers.startSingleTimer(new CloseTooLong(), CLOSE_WAIT);
        if (link != null) {
            link.tell(new LinkCommand.Close(1000, ""));
        }
    }

    private Behavior<Command> reply(SessionResult how) {
        replyTo.tell(how);
        return Behaviors.stopped();
    }

    private Facts facts() {
        return new Facts(transactionId, heartbeats, clock.instant());
    }
}
