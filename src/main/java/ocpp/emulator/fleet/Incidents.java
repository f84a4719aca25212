package ocpp.emulator.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.runner.StationRunner;

/** What befalls a fleet, and what came of it. */
final class Incidents {
    private final FleetPlan plan;
    private final Roster roster;
    private final Agenda agenda;
    private final OperatorCalls operators;
    private final Instant start;
    private final SplittableRandom random;
    private final Set<Integer> withoutCarrier = new TreeSet<>();
    private final Set<Integer> mangled = new TreeSet<>();
    private final List<Returning> returning = new ArrayList<>();

    /** @param start when the fleet started */
    Incidents(FleetPlan plan, Roster roster, Agenda agenda, OperatorCalls operators, Instant start) {
        this.plan = plan;
        this.roster = roster;
        this.agenda = agenda;
        this.operators = operators;
        this.start = start;
        this.random = new SplittableRandom(~plan.seed());
    }

    void befall(FleetEvent event) {
        List<Integer> stations = roster.pick(event.share(), random);
        if (event instanceof FleetEvent.LinkDown down) {
            Returning back = returning(down.at().plus(down.length()), stations);
            stations.forEach(this::takeDown);
            agenda.add(back.at(), new Step.LinksBack(stations));
        } else if (event instanceof FleetEvent.Reconnect reconnect) {
            returning(reconnect.at(), stations);
            stations.forEach(this::takeDown);
            linksBack(stations);
        } else if (event instanceof FleetEvent.Mangle mangle) {
            stations.forEach(station -> mangle(station, mangle));
        } else if (event instanceof FleetEvent.Operate operate) {
            operators.send(operate, stations.stream().map(plan::identity).toList());
        }
    }

    /** Nothing is mangled any more, and no link is down. */
    void end() {
        mangled.forEach(station -> roster.member(station).watch().mangle(Set.of(), 0, random));
        linksBack(List.copyOf(withoutCarrier));
    }

    /** Sends what was held back for too long. */
    void release(Instant now) {
        for (int station : mangled) {
            Member member = roster.member(station);
            String text = member.watch().overdue(now);
            if (text != null) {
                member.runner().tell(new StationRunner.SendText(text));
            }
        }
    }

    void linksBack(List<Integer> stations) {
        for (int station : stations) {
            if (withoutCarrier.remove(station)) {
                roster.member(station).give(new Input.CarrierBack());
            }
        }
    }

    List<FleetResults.Recovery> recoveries() {
        return returning.stream().map(Returning::recovery).toList();
    }

    private void mangle(int station, FleetEvent.Mangle event) {
        mangled.add(station);
        roster.member(station).watch().mangle(event.kinds(), event.rate(), random.split());
    }

    private void takeDown(int station) {
        if (withoutCarrier.add(station)) {
            roster.member(station).give(new Input.CarrierLost("no carrier"));
        }
    }

    /** Those that had a connection are to come back. */
    private Returning returning(Duration at, List<Integer> stations) {
        List<Member> affected = stations.stream()
                .map(roster::member)
                .filter(member -> member.watch().isLinked())
                .toList();
        Returning event = new Returning(at, start.plus(at), affected.size());
        affected.forEach(member -> member.watch().expectBack(event));
        returning.add(event);
        return event;
    }
}
