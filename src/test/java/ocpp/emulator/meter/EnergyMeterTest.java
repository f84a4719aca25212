package ocpp.emulator.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import ocpp.emulator.configuration.MeasurandItem;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import ocpp.protocol.core.SampledValue.ReadingContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The electrical model: coherent, bounded by the limit, repeatable (MV-07, MV-12, MV-13, SC-RUN-02). */
class EnergyMeterTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Outlet AC_22 = new Outlet(false, 230, List.of(1, 2, 3), 32, 22_080);
    private static final Outlet DC_150 = new Outlet(true, 230, List.of(1, 2, 3), 250, 150_000);

    @Test
    void powerIsVoltageTimesCurrentOfThePhasesInUse() {
        EnergyMeter meter = charging(AC_22, "id3-58kwh", 20);
        meter.advance(START.plusSeconds(60));
        Readings readings = meter.read();
        double apparent = IntStream.range(0, 3)
                .mapToDouble(
                        line -> readings.volts().get(line) * readings.amps().get(line))
                .sum();
        assertThat(readings.watts()).isCloseTo(apparent * 0.99, within(0.001));
        assertThat(readings.amps()).allSatisfy(amps -> assertThat(amps).isCloseTo(16, within(0.3)));
    }

    @Test
    void energyIsPowerOverTimeAndTheBatteryKeepsWhatIsNotLost() {
        EnergyMeter meter = charging(AC_22, "id3-58kwh", 20);
        meter.advance(START.plusSeconds(60));
        double before = meter.registerWh();
        double socBefore = meter.read().soc();
        meter.advance(START.plusSeconds(60 + 3600));
        double energy = meter.registerWh() - before;
        assertThat(energy).isCloseTo(16 * 230 * 3 * 0.99, within(200.0));
        assertThat((meter.read().soc() - socBefore) / 100 * 58_000).isCloseTo(energy * 0.92, within(1.0));
    }

    @Test
    void aVehicleOfOnePhaseDrawsFromTheLineItsOutletIsWiredTo() {
        EnergyMeter meter = charging(AC_22.rotated("STR"), "leaf-40kwh", 20);
        meter.advance(START.plusSeconds(60));
        assertThat(meter.read().amps().get(0)).isZero();
        assertThat(meter.read().amps().get(1)).isGreaterThan(30);
        assertThat(meter.read().amps().get(2)).isZero();
    }

    @Test
    void aLowerLimitHoldsAtOnceAndAHigherOneIsRampedUpTo() {
        EnergyMeter meter = charging(AC_22, "zoe-52kwh", 20);
        meter.advance(START.plusSeconds(60));
        meter.offer(new PowerLimit(10, 22_080));
        assertThat(meter.read().amps().get(0)).isLessThanOrEqualTo(10.0001);
        meter.offer(PowerLimit.NONE);
        assertThat(meter.read().amps().get(0)).isLessThanOrEqualTo(10.0001);
        meter.advance(START.plusSeconds(61));
        assertThat(meter.read().amps().get(0)).isBetween(11.0, 25.0);
        meter.advance(START.plusSeconds(90));
        assertThat(meter.read().amps().get(0)).isCloseTo(32, within(0.5));
    }

    @Test
    void belowSixAmpsNothingFlows() {
        EnergyMeter meter = charging(AC_22, "zoe-52kwh", 20);
        meter.offer(new PowerLimit(5.9, 22_080));
        meter.advance(START.plusSeconds(60));
        assertThat(meter.registerWh()).isZero();
        assertThat(meter.offersEnough()).isFalse();
        meter.offer(new PowerLimit(32, 4_000));
        assertThat(meter.offersEnough()).isFalse();
        meter.offer(new PowerLimit(32, 4_200));
        assertThat(meter.offersEnough()).isTrue();
    }

    @Test
    void aDirectCurrentTapersWithTheStateOfChargeAndEndsWhenFull() {
        EnergyMeter meter = charging(DC_150, "ioniq5-77kwh", 30);
        meter.advance(START.plusSeconds(60));
        double early = meter.read().watts();
        assertThat(early).isCloseTo(150_000, within(1.0));
        while (meter.read().soc() < 90) {
            meter.advance(atNextMinute(meter));
        }
        assertThat(meter.read().watts()).isLessThan(early / 2);
        meter.advance(START.plus(Duration.ofHours(8)));
        assertThat(meter.read().soc()).isEqualTo(100);
        assertThat(meter.vehicleWantsEnergy()).isFalse();
        assertThat(meter.read().watts()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameReadings() {
        EnergyMeter one = charging(AC_22, "id3-58kwh", 20);
        EnergyMeter other = charging(AC_22, "id3-58kwh", 20);
        one.advance(START.plusSeconds(600));
        other.advance(START.plusSeconds(600));
        assertThat(sample(one, "Voltage", "Current.Import", "Power.Active.Import"))
                .isEqualTo(sample(other, "Voltage", "Current.Import", "Power.Active.Import"));
    }

    @Test
    void everyMeasurandHasAValue() {
        EnergyMeter meter = charging(AC_22, "id3-58kwh", 20);
        meter.advance(START.plusSeconds(60));
        for (Measurand measurand : Measurand.values()) {
            List<SampledValue> values = sample(meter, MeasurandItem.name(measurand));
            assertThat(values).as("%s", measurand).isNotEmpty();
            assertThat(values)
                    .allSatisfy(value ->
                            assertThat(Double.parseDouble(value.value())).isFinite());
        }
    }

    @Test
    @DisplayName("MV-07: voltage is reported of each phase unless one is named")
    void voltageIsReportedOfEachPhaseUnlessOneIsNamed() {
        EnergyMeter meter = charging(AC_22, "id3-58kwh", 20);
        assertThat(sample(meter, "Voltage"))
                .extracting(SampledValue::phase)
                .containsExactly(Phase.L1_N, Phase.L2_N, Phase.L3_N);
        assertThat(sample(meter, "Voltage.L2")).extracting(SampledValue::phase).containsExactly(Phase.L2);
        assertThat(Double.parseDouble(sample(meter, "Voltage.L1-L2").get(0).value()))
                .isCloseTo(400, within(5.0));
    }

    @Test
    @DisplayName("MV-19: the state of charge is of the vehicle, and absent without one")
    void theStateOfChargeIsTheVehiclesAndAbsentWithoutOne() {
        EnergyMeter meter = charging(AC_22, "id3-58kwh", 35);
        assertThat(sample(meter, "SoC").get(0).location()).isEqualTo(Location.EV);
        meter.plug(null);
        assertThat(sample(meter, "SoC")).isEmpty();
    }

    @Property(tries = 100)
    void theRegisterNeverFallsAndTheLimitIsNeverExceeded(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 40) Integer> limits,
            @ForAll @DoubleRange(min = 0, max = 100) double soc) {
        EnergyMeter meter = charging(AC_22, "zoe-52kwh", soc);
        double last = 0;
        Instant at = START;
        for (int limit : limits) {
            meter.offer(new PowerLimit(limit, limit * 500.0));
            at = at.plusSeconds(7);
            meter.advance(at);
            assertThat(meter.registerWh()).isGreaterThanOrEqualTo(last);
            assertThat(meter.read().amps()).allSatisfy(amps -> assertThat(amps).isLessThan(limit + 0.05));
            assertThat(meter.read().watts()).isLessThanOrEqualTo(limit * 500.0);
            last = meter.registerWh();
        }
    }

    private static EnergyMeter charging(Outlet outlet, String vehicle, double soc) {
        EnergyMeter meter = new EnergyMeter(outlet, 0, START, new Random(42));
        meter.plug(new Vehicle(VehicleModel.named(vehicle), soc));
        meter.offer(PowerLimit.NONE);
        return meter;
    }

    private static Instant atNextMinute(EnergyMeter meter) {
        return meter.at().plusSeconds(60);
    }

    private static List<SampledValue> sample(EnergyMeter meter, String... items) {
        List<MeasurandItem> parsed =
                Arrays.stream(items).map(MeasurandItem::parse).toList();
        return new Sampler(ReadingContext.Sample_Periodic, Location.Outlet).sample(parsed, meter.read(), meter.read());
    }
}
