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
    private boolean paused;

    Drivers(Roster roster, Agenda agenda) {
        this.roster = roster;
        this.agenda = agenda;
    }

    /** Somebody will come to this connector. */
    void expect(Bay bay) {
        Visit visit = bay.visits().next();
        agenda.add(visit.arrival(), new Step.PlugIn(bay, visit));
    }

    /** Those who would come next to a connector that is free come now, one after the other. */
    void surge(Duration now, Duration gap) {
        Duration at = now;
        for (Step.PlugIn next : agenda.take(Step.PlugIn.class, plugIn -> !visits.containsKey(plugIn.bay()))) {
            agenda.add(at, new Step.PlugIn(next.bay(), next.visit().at(at)));
            at = at.plus(gap);
        }
    }

    /** From now on everybody drives by, or comes again. */
    void pause() {
        paused = !paused;
    }

    boolean isPaused() {
        return paused;
    }

    void perform(Step.OfDriver step) {
        if (step instanceof Step.PlugIn plugIn) {
            plugIn(plugIn.bay(), plugIn.visit());
        } else if (step instanceof Step.Swipe swipe) {
            give(
                    swipe.bay(),
                    new Input.Swipe(swipe.bay().connectorId(), swipe.visit().idTag()));
        } else if (step instanceof Step.StopCharging stop) {
            give(stop.bay(), new Input.StopButton(stop.bay().connectorId()));
        } else if (step instanceof Step.PullOut pullOut) {
            visits.remove(pullOut.bay());
            give(pullOut.bay(), new Input.Unplug(pullOut.bay().connectorId()));
        }
    }

    private void plugIn(Bay bay, Visit visit) {
        if (paused) {
            expect(bay);
            return;
        }
        Member member = roster.member(bay.station());
        visits.put(bay, visit);
        member.give(new Input.Plug(bay.connectorId(), member.vehicle(visit)));
        Duration handling = handling(visit);
        agenda.add(visit.arrival().plus(handling), new Step.Swipe(bay, visit));
        agenda.add(visit.departure().minus(handling), new Step.StopCharging(bay));
        agenda.add(visit.departure(), new Step.PullOut(bay));
        expect(bay);
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

    private void give(Bay bay, Input input) {
        roster.member(bay.station()).give(input);
    }

    private static Duration handling(Visit visit) {
        Duration part = visit.stay().dividedBy(5);
        return part.compareTo(LONGEST_HANDLING) < 0 ? part : LONGEST_HANDLING;
    }
}
