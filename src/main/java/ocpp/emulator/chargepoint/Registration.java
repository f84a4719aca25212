package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.HeartbeatInterval;

import java.time.Duration;
import java.time.Instant;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.trigger.TriggerMessageStatus;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Registers with the central system after every start, and keeps the clock and the heartbeat (sections 4.2, 4.6). */
final class Registration {
    private static final Duration OWN_INTERVAL = Duration.ofMinutes(1);
    private static final Duration OWN_HEARTBEAT = Duration.ofMinutes(5);
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration JUMP = Duration.ofSeconds(5);

    private final Board board;
    private final Outbox outbox;
    private final Listener listener;
    private @Nullable RegistrationStatus status;
    private @Nullable Instant nextBoot;
    private Instant lastHeartbeat;
    private boolean bootUnderWay;
    private boolean heartbeatUnderWay;

    /** Hears of the registration. */
    interface Listener {
        /** The BootNotification of this start is accepted. */
        void accepted();

        /** The clock was set and jumped by more than 5 s. */
        void clockJumped(Duration jump);

        BootNotification.Request bootNotification();
    }

    Registration(Board board, Outbox outbox, Listener listener) {
        this.board = board;
        this.outbox = outbox;
        this.listener = listener;
        this.lastHeartbeat = board.now();
    }

    @Nullable
    RegistrationStatus status() {
        return status;
    }

    boolean isAccepted() {
        return status == RegistrationStatus.Accepted;
    }

    void powerOff() {
        status = null;
        nextBoot = null;
        bootUnderWay = false;
        heartbeatUnderWay = false;
    }

    /** A link is up: a start that is not accepted yet boots, a mere reconnect does not (BOOT-01, J-CONN-22). */
    void linkUp() {
        if (!isAccepted() && (nextBoot == null || !board.now().isBefore(nextBoot))) {
            boot();
        }
    }

    void linkDown() {
        bootUnderWay = false;
        heartbeatUnderWay = false;
    }

    /** TriggerMessage asks for a BootNotification: not once this start is accepted (BOOT-24). */
    TriggerMessageStatus triggerBoot() {
        if (isAccepted()) {
            return TriggerMessageStatus.Rejected;
        }
        board.afterwards(this::boot);
        return TriggerMessageStatus.Accepted;
    }

    void triggerHeartbeat() {
        outbox.sendTriggered(new Heartbeat.Request());
    }

    void tick() {
        if (!outbox.isLinked()) {
            return;
        }
        if (nextBoot != null && !board.now().isBefore(nextBoot)) {
            boot();
        }
        if (isAccepted() && !heartbeatUnderWay && !board.now().isBefore(nextHeartbeat())) {
            heartbeatUnderWay = true;
            outbox.send(new Heartbeat.Request(), this::onHeartbeat);
        }
    }

    Instant nextDeadline() {
        if (!outbox.isLinked()) {
            return Instant.MAX;
        }
        Instant heartbeat = isAccepted() && !heartbeatUnderWay ? nextHeartbeat() : Instant.MAX;
        return Deadlines.earlier(Deadlines.orNever(nextBoot), heartbeat);
    }

    /** When nothing was sent for the interval, and once a day (HB-01, J-CONN-21). */
    private Instant nextHeartbeat() {
        Instant daily = lastHeartbeat.plus(ONE_DAY);
        Duration interval = board.configuration().seconds(HeartbeatInterval);
        Instant last = outbox.lastSent().isAfter(lastHeartbeat) ? outbox.lastSent() : lastHeartbeat;
        return interval.isZero() ? daily : Deadlines.earlier(daily, last.plus(interval));
    }

    private void boot() {
        nextBoot = null;
        if (!bootUnderWay && outbox.isLinked()) {
            bootUnderWay = true;
            outbox.sendBoot(listener.bootNotification(), this::onBoot);
        }
    }

    private void onBoot(CallOutcome outcome) {
        bootUnderWay = false;
        if (!(outcome instanceof CallOutcome.Answered answered)
                || !(answered.payload() instanceof BootNotification.Response response)) {
            nextBoot = board.now().plus(OWN_INTERVAL);
            return;
        }
        status = response.status();
        setClock(response.currentTime());
        Duration interval = Duration.ofSeconds(response.interval());
        outbox.gate(
                switch (response.status()) {
                    case Accepted -> Outbox.Gate.OPEN;
                    case Pending -> Outbox.Gate.BOOT_AND_TRIGGERED;
                    case Rejected -> Outbox.Gate.BOOT_ONLY;
                });
        if (isAccepted()) {
            Duration heartbeat = interval.isZero() ? OWN_HEARTBEAT : interval;
            board.configuration().put(HeartbeatInterval, Long.toString(heartbeat.toSeconds()));
            lastHeartbeat = board.now();
            board.touch();
            listener.accepted();
        } else {
            nextBoot = board.now().plus(interval.isZero() ? OWN_INTERVAL : interval);
        }
    }

    private void onHeartbeat(CallOutcome outcome) {
        heartbeatUnderWay = false;
        lastHeartbeat = board.now();
        if (outcome instanceof CallOutcome.Answered answered
                && answered.payload() instanceof Heartbeat.Response response) {
            setClock(response.currentTime());
        }
    }

    private void setClock(Instant centralTime) {
        Duration jump = board.setClock(centralTime);
        if (jump.compareTo(JUMP) > 0) {
            listener.clockJumped(jump);
        }
    }
}
