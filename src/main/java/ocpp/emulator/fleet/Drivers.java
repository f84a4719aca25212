package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.fleet.Step.Bay;

/** The drivers of a fleet: they plug in, hold their card to the reader, end the session and leave. */
final class Drivers {
    private static final Duration LONGEST_HANDLING = Duration.ofSeconds(3);

    private final Roster roster;
    private final Agenda agenda;
    private final Map<Bay, Visit> visits = new LinkedHashMap<>();

    Drivers(Roster roster, Agenda agenda) {
        this.roster = roster;
        this.agenda = agenda;
    }

    /** Somebody will come to this connector. */
    void expect(Bay bay) {
        Visit visit = bay.visits().next();
        agenda.add(visit.arrival(), new Step.PlugIn(bay, visit));
    }

    void plugIn(Bay bay, Visit visit) {
        Member member = roster.member(bay.station());
        visits.put(bay, visit);
        member.give(new Input.Plug(bay.connectorId(), member.vehicle(visit)));
        Duration handling = handling(visit);
        agenda.add(visit.arrival().plus(handling), new Step.Swipe(bay, visit));
        agenda.add(visit.departure().minus(handling), new Step.StopCharging(bay));
        agenda.add(visit.departure(), new Step.PullOut(bay));
        expect(bay);
    }

    void swipe(Bay bay, Visit visit) {
        roster.member(bay.station()).give(new Input.Swipe(bay.connectorId(), visit.idTag()));
    }

    void stopCharging(Bay bay) {
        roster.member(bay.station()).give(new Input.StopButton(bay.connectorId()));
    }

    void pullOut(Bay bay) {
        visits.remove(bay);
        roster.member(bay.station()).give(new Input.Unplug(bay.connectorId()));
    }

    /**
     * Has all who are there leave, one after the other.
     *
     * @return when the last has left
     */
    Duration leave(Duration now, double perSecond) {
        Duration at = now;
        Duration gap = Duration.ofNanos((long) (1e9 / perSecond));
        for (Bay bay : visits.keySet()) {
            at = at.plus(gap);
            agenda.add(at, new Step.StopCharging(bay));
            agenda.add(at.plus(gap), new Step.PullOut(bay));
        }
        return at.plus(gap);
    }

    private static Duration handling(Visit visit) {
        Duration part = visit.stay().dividedBy(5);
        return part.compareTo(LONGEST_HANDLING) < 0 ? part : LONGEST_HANDLING;
    }
}
