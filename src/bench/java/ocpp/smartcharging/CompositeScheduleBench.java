package ocpp.smartcharging;

import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The composite schedule of a day for one connector, of a station with as many charging profiles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompositeScheduleBench {
    private static final int DAY = 86_400;

    @Param({"1", "10", "100", "1000"})
    public int profiles;

    private final GetCompositeSchedule.Request request = new GetCompositeSchedule.Request(1, DAY, null);
    private Situation situation = Situations.situation(new Random(1), 1);

    @Setup
    public void situation() {
        situation = Situations.situation(new Random(1), profiles);
    }

    @Benchmark
    public GetCompositeSchedule.Response day() {
        return CompositeSchedule.of(situation, EnumSet.allOf(ChargingRateUnit.class), request, Situations.NOW);
    }
}
