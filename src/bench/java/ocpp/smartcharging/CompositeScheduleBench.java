package ocpp.smartcharging;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
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

/** The composite schedule of a day, every profile of which changes four times. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompositeScheduleBench {
    private static final int DAY = 86_400;
    private static final int EACH = 10;

    /** One connector with as many profiles. */
    @State(Scope.Thread)
    public static class Profiled {
        @Param({"1", "10", "100", "1000"})
        public int profiles;

        private List<InstalledProfile> installed = List.of();
        private Situation situation = CompositeScheduleBench.situation(1, installed);

        @Setup
        public void install() {
            installed = ManyProfiles.on(1, profiles);
            situation = CompositeScheduleBench.situation(1, installed);
        }
    }

    /** As many connectors, ten profiles on each. */
    @State(Scope.Thread)
    public static class Wide {
        @Param({"1", "8", "64"})
        public int connectors;

        private Situation situation = CompositeScheduleBench.situation(1, List.of());

        @Setup
        public void install() {
            situation = CompositeScheduleBench.situation(connectors, ManyProfiles.on(connectors, EACH));
        }
    }

    /** Of one connector. */
    @Benchmark
    public GetCompositeSchedule.Response connector(Profiled station) {
        return day(station.situation, 1);
    }

    /** The profiles as they are kept, made ready to be asked. */
    @Benchmark
    public ChargingProfiles ready(Profiled station) {
        return ChargingProfiles.of(station.installed);
    }

    /** Of all connectors together. */
    @Benchmark
    public GetCompositeSchedule.Response station(Wide station) {
        return day(station.situation, 0);
    }

    private static GetCompositeSchedule.Response day(Situation situation, int connectorId) {
        GetCompositeSchedule.Request request = new GetCompositeSchedule.Request(connectorId, DAY, null);
        return CompositeSchedule.of(situation, EnumSet.allOf(ChargingRateUnit.class), request, Situations.NOW);
    }

    private static Situation situation(int connectors, List<InstalledProfile> installed) {
        Hardware hardware = new Hardware(connectors, 230, 3, BigDecimal.valueOf(32), null);
        return new Situation(hardware, ChargingProfiles.of(installed), List.of());
    }
}
