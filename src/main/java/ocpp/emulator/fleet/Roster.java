package ocpp.emulator.fleet;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.fleet.FleetPlan.Kind;
import ocpp.emulator.fleet.Step.Bay;
import ocpp.emulator.link.StationUrl;
import ocpp.emulator.runner.RunnerSetup;
import ocpp.emulator.runner.StationRunner;
import org.apache.pekko.actor.typed.ActorRef;

/** The charge points of a fleet: how each is made, and which are there. All that is random in one follows from its own stream. */
final class Roster {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final FleetPlan plan;
    private final String url;
    private final SourceAddresses sources;
    private final Measurements measurements;
    private final List<SplittableRandom> randoms;
    private final List<Member> members = new ArrayList<>();

    Roster(FleetPlan plan, String url, Measurements measurements) {
        this.plan = plan;
        this.url = url;
        this.measurements = measurements;
        this.sources = SourceAddresses.toReach(uri(0).getHost());
        SplittableRandom all = new SplittableRandom(plan.seed());
        this.randoms = IntStream.range(0, plan.stations())
                .mapToObj(station -> all.split())
                .toList();
    }

    /** Those switched on so far, in the order of their index. */
    List<Member> members() {
        return Collections.unmodifiableList(members);
    }

    Member member(int station) {
        return members.get(station);
    }

    /**
     * Makes the next charge point.
     *
     * @param from when its first vehicle may come, after the start of the fleet
     */
    Member add(Duration from, BiFunction<Integer, RunnerSetup, ActorRef<StationRunner.Command>> spawn) {
        int station = members.size();
        SplittableRandom random = randoms.get(station);
        Kind kind = kind(station);
        StationWatch watch = new StationWatch(measurements);
        ChargePointSetup setup = setup(station, kind, random.nextLong());
        RunnerSetup runner = new RunnerSetup(setup, uri(station), sources.of(station), null, watch);
        List<Bay> bays = IntStream.rangeClosed(1, setup.connectors())
                .mapToObj(id -> new Bay(station, id, new Visits(kind.behaviour(), from, random.split())))
                .toList();
        Member member = new Member(
                spawn.apply(station, runner), watch, bays, kind.template().directCurrent());
        members.add(member);
        return member;
    }

    /** Some of those that are there, in the order of their index. */
    List<Integer> pick(double share, SplittableRandom random) {
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, members.size()).boxed().toList());
        for (int at = all.size() - 1; at > 0; at--) {
            Collections.swap(all, at, random.nextInt(at + 1));
        }
        return all.stream().limit(Math.round(share * all.size())).sorted().toList();
    }

    /** The kinds in the parts that their weights say, evenly spread. */
    Kind kind(int station) {
        double sum = plan.mix().stream().mapToDouble(Kind::weight).sum();
        double place = (station + 1) * GOLDEN % 1 * sum;
        for (Kind kind : plan.mix()) {
            place -= kind.weight();
            if (place < 0) {
                return kind;
            }
        }
        return plan.mix().get(plan.mix().size() - 1);
    }

    private ChargePointSetup setup(int station, Kind kind, long seed) {
        ChargePointSetup setup = ChargePointSetup.of(plan.identity(station))
                .withTemplate(kind.template())
                .withBackOff(plan.connect().backOff())
                .withSeed(seed)
                .withOwnClock(true)
                .with("AllowOfflineTxForUnknownId", "true")
                .with("TransactionMessageRetryInterval", "10");
        for (var value : kind.configuration().entrySet()) {
            setup = setup.with(value.getKey(), value.getValue());
        }
        return setup;
    }

    private URI uri(int station) {
        return StationUrl.of(url, plan.identity(station));
    }
}
