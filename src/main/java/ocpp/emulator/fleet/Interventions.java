package ocpp.emulator.fleet;

import java.time.Duration;
import ocpp.emulator.chargepoint.Input;

/** Does to a running fleet what somebody at the terminal wants. */
final class Interventions {
    private static final Duration BLACKOUT = Duration.ofSeconds(30);

    private final Roster roster;
    private final Agenda agenda;
    private final Drivers drivers;
    private final Incidents incidents;
    private final Duration gap;

    /** @param perSecond how many charge points a restart or a surge reaches in a second */
    Interventions(Roster roster, Agenda agenda, Drivers drivers, Incidents incidents, double perSecond) {
        this.roster = roster;
        this.agenda = agenda;
        this.drivers = drivers;
        this.incidents = incidents;
        this.gap = Duration.ofNanos((long) (1e9 / perSecond));
    }

    /** @param now after the start of the fleet */
    void press(Hotkey key, Duration now) {
        switch (key) {
            case BLACKOUT -> incidents.befall(new FleetEvent.LinkDown(now, 1, BLACKOUT));
            case ROLLING_RESTART -> restart(now);
            case SURGE -> drivers.surge(now, gap);
            case PAUSE -> drivers.pause();
            case QUIT -> throw new IllegalArgumentException("the fleet itself ends");
        }
    }

    private void restart(Duration now) {
        Duration at = now;
        for (Member member : roster.members()) {
            agenda.add(at, new Step.Restart(member));
            at = at.plus(gap);
        }
    }

    /** Somebody presses the reset button of a charge point. */
    static void restart(Member member) {
        member.give(new Input.ResetButton());
    }
}
