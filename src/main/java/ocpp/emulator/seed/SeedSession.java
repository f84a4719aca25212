package ocpp.emulator.seed;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
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
import org.apache.pekko.actor.typed.PostStop;
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

    record Due(SeedStep step) implements Command {}

    record PendingTooLong() implements Command {}

    record CloseTooLong() implements Command {}

    /**
     * One run of the session.
     *
     * @param clock the time in the messages; the waits run on the timers of the actor
     */
    record Run(String chargePointId, SeedSettings settings, SessionOutput output, Clock clock) {}

    private final SeedTimetable timetable;
    private final SeedSettings settings;
    private final SessionOutput output;
    private final Clock clock;
    private final SeedTranscript transcript;
    private final SeedProblems problems;
    private final Consumer<SessionResult> onEnd;
    /** CALLs that wait for the one under way; each step stands in it once at most. */
    private final Deque<SeedStep> waiting = new ArrayDeque<>();

    private @Nullable ActorRef<LinkCommand> link;
    private @Nullable SeedStep underWay;
    private @Nullable SessionResult result;
    private SeedStep firstOfEnd = SeedStep.CLEAR_PROFILE;
    private String startRefusal = "";
    private int transactionId;
    private int heartbeats;
    private boolean endsAfterHeartbeat;
    private boolean replied;

    /** @param onEnd hears once how the session ended */
    static Behavior<Command> create(Run run, Consumer<SessionResult> onEnd) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new SeedSession(context, timers, run, onEnd)));
    }

    private SeedSession(
            ActorContext<Command> context, TimerScheduler<Command> timers, Run run, Consumer<SessionResult> onEnd) {
        super(context);
        this.timetable = new SeedTimetable(timers, run.settings(), run.clock());
        this.settings = run.settings();
        this.output = run.output();
        this.clock = run.clock();
        this.transcript = new SeedTranscript(run.output());
        this.problems = new SeedProblems(run.chargePointId(), run.settings());
        this.onEnd = onEnd;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(OnLink.class, this::onLink)
                .onMessage(NotConnected.class, this::onNotConnected)
                .onMessage(Due.class, this::onDue)
                .onMessage(PendingTooLong.class, this::onPendingTooLong)
                .onMessage(CloseTooLong.class, this::onCloseTooLong)
                .onSignal(PostStop.class, this::onPostStop)
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
            timetable.heartbeatFellDue();
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

    private Behavior<Command> onPostStop(PostStop signal) {
        if (!replied) {
            onEnd.accept(SessionResult.failed(problems.stopped()));
        }
        return this;
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
        switch (boot.status()) {
            case Accepted -> {
                timetable.accepted(boot.interval());
                waiting.add(SeedStep.STATUS);
            }
            case Pending -> timetable.pending(boot.interval());
            case Rejected -> end(SessionResult.failed(problems.rejected()));
        }
    }

    private void acknowledge(SeedStep step) {
        transcript.acknowledged(step, facts());
        switch (step) {
            case STATUS -> waiting.add(SeedStep.START);
            case START -> {
                timetable.transactionStarted();
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
        endsAfterHeartbeat = timetable.heartbeatIsSoon() || waiting.contains(SeedStep.HEARTBEAT);
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
        timetable.ending();
        if (link != null) {
            link.tell(new LinkCommand.Close(1000, ""));
        }
    }

    private Behavior<Command> reply(SessionResult how) {
        replied = true;
        onEnd.accept(how);
        return Behaviors.stopped();
    }

    private Facts facts() {
        return new Facts(transactionId, heartbeats, clock.instant());
    }
}
