package ocpp.station;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A decision and the state after it, of a station with as many connectors, a transaction open on each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StationRulesBench {
    @Param({"1", "8", "64"})
    public int connectors;

    private final StationRules rules = new StationRules(TestStation.settings(""));
    private final TestStation station = TestStation.accepted();
    private StationState state = station.state();
    private RequestPayload<?> meterValues = new Heartbeat.Request();
    private RequestPayload<?> status = meterValues;
    private long number;

    @Setup
    public void stationWithTransactions() {
        int last = 0;
        for (int connector = 1; connector <= connectors; connector++) {
            last = station.start(connector, 1000);
        }
        Instant now = station.now();
        SampledValue sampled = new SampledValue("1500", null, null, null, null, null, null);
        meterValues = new MeterValues.Request(connectors, last, List.of(new MeterValue(now, List.of(sampled))));
        status = new StatusNotification.Request(
                connectors, ChargePointErrorCode.NoError, null, ChargePointStatus.Charging, now, null, null);
        state = station.state();
    }

    @Benchmark
    public StationState heartbeat() {
        return after(new Heartbeat.Request());
    }

    @Benchmark
    public StationState meterValues() {
        return after(meterValues);
    }

    @Benchmark
    public StationState statusNotification() {
        return after(status);
    }

    private StationState after(RequestPayload<?> request) {
        number++;
        Message<?> message = new Message<>(Long.toString(number), request, station.now(), null);
        state = state.applyAll(rules.decide(state, message, Found.NOTHING).events());
        return state;
    }
}
