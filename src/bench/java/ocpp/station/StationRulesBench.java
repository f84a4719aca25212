package ocpp.station;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A decision and the state after it, of a station with as many connectors, a transaction open on each, and as many
 * charging profiles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StationRulesBench {
    @Param({"1", "8", "64"})
    public int connectors;

    @Param({"1", "1000"})
    public int profiles;

    private static final int REGISTERS = 1000;
    private static final IdTags.Lookup TAG = new IdTags.Known("TEST", false, null, null, null, 0);

    private final StationRules rules = new StationRules(TestStation.settings(""));
    private final TestStation station = TestStation.accepted();
    private StationState state = station.state();
    private final List<MeterValues.Request> meterValues = new ArrayList<>();
    private RequestPayload<?> status = new Heartbeat.Request();
    private long number;

    @Setup
    public void stationWithTransactions() {
        int last = 0;
        for (int connector = 1; connector <= connectors; connector++) {
            last = station.start(connector, 1000);
        }
        for (int id = 1; id <= profiles; id++) {
            ChargingProfile profile = profile(id);
            station.happen(List.of(new ProfileEvent.Installed(
                    station.now(), connectors, profile, ProfileEvent.Source.SetChargingProfile)));
        }
        Instant now = station.now();
        for (int register = 0; register < REGISTERS; register++) {
            String value = Integer.toString(1500 + register);
            SampledValue sampled = new SampledValue(value, null, null, null, null, null, null);
            meterValues.add(new MeterValues.Request(connectors, last, List.of(new MeterValue(now, List.of(sampled)))));
        }
        status = new StatusNotification.Request(
                connectors, ChargePointErrorCode.NoError, null, ChargePointStatus.Charging, now, null, null);
        state = station.state();
    }

    private static ChargingProfile profile(int id) {
        return new ChargingProfile(
                id,
                null,
                id,
                ChargingProfilePurpose.TxDefaultProfile,
                ChargingProfileKind.Relative,
                null,
                null,
                null,
                new ChargingSchedule(
                        null,
                        null,
                        ChargingRateUnit.A,
                        List.of(new ChargingSchedulePeriod(0, BigDecimal.TEN, null)),
                        null));
    }

    @Benchmark
    public StationState heartbeat() {
        return after(new Heartbeat.Request());
    }

    @Benchmark
    public StationState meterValues() {
        return after(meterValues.get((int) (number % REGISTERS)));
    }

    @Benchmark
    public StationState statusNotification() {
        return after(status);
    }

    /** StartTransaction and StopTransaction, two decisions. */
    @Benchmark
    public StationState transaction() {
        int id = 1_000_000 + (int) (number % 1_000_000);
        Instant now = station.now().plusMillis(number);
        after(new StartTransaction.Request(connectors + 1, "TEST", 0, null, now), new Found(TAG, id));
        return after(
                new StopTransaction.Request("TEST", 10, now.plusMillis(1), id, StopTransaction.Reason.Local, null),
                new Found(TAG, null));
    }

    /** Its entry in the answer to DUMP_STATE. */
    @Benchmark
    public String dump() {
        Snapshot snapshot = new Snapshot(state, "127.0.0.1", station.now(), station.now(), 0, 0, Refusals.NONE);
        StateDump.Session session = snapshot.session();
        return new StateDump(session == null ? List.of() : List.of(session), List.of()).toJson();
    }

    private StationState after(RequestPayload<?> request) {
        return after(request, Found.NOTHING);
    }

    private StationState after(RequestPayload<?> request, Found found) {
        number++;
        Message<?> message = new Message<>(Long.toString(number), request, station.now(), null);
        state = state.applyAll(rules.decide(state, message, found).events());
        return state;
    }
}
