package ocpp.emulator.seed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ocpp.emulator.seed.SeedSession.CloseTooLong;
import ocpp.emulator.seed.SeedSession.Command;
import ocpp.emulator.seed.SeedSession.Due;
import ocpp.emulator.seed.SeedSession.PendingTooLong;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** When the session sends what no answer calls for, and how long it waits. */
final class SeedTimetable {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final TimerScheduler<Command> timers;
    private final SeedSettings settings;
    private final Clock clock;
    private Duration heartbeatInterval = Duration.ZERO;
    private Instant nextHeartbeat = Instant.MAX;

    SeedTimetable(TimerScheduler<Command> timers, SeedSettings settings, Clock clock) {
        this.timers = timers;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param interval as BootNotification's answer gave it, seconds */
    void accepted(int interval) {
        timers.cancel(PendingTooLong.class);
        heartbeatInterval = settings.interval(interval);
        nextHeartbeat = clock.instant().plus(heartbeatInterval);
        timers.startTimerAtFixedRate(new Due(SeedStep.HEARTBEAT), heartbeatInterval);
    }

    /** @param interval as BootNotification's answer gave it, seconds */
    void pending(int interval) {
        if (!timers.isTimerActive(PendingTooLong.class)) {
            timers.startSingleTimer(PendingTooLong.class, new PendingTooLong(), settings.pendingTimeout());
        }
        timers.startSingleTimer(new Due(SeedStep.BOOT), settings.interval(interval));
    }

    void heartbeatFellDue() {
        nextHeartbeat = nextHeartbeat.plus(heartbeatInterval);
    }

    boolean heartbeatIsSoon() {
        return !clock.instant().plus(settings.heartbeatWait()).isBefore(nextHeartbeat);
    }

    void transactionStarted() {
        Duration interval = settings.meterInterval();
        timers.startSingleTimer(new Due(SeedStep.FIRST_METER_VALUES), interval);
        timers.startSingleTimer(new Due(SeedStep.SECOND_METER_VALUES), interval.multipliedBy(2));
    }

    void ending() {
        timers.cancelAll();
        timers.startSingleTimer(new CloseTooLong(), CLOSE_WAIT);
    }
}
