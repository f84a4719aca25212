package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.ClockAlignedDataInterval;
import static ocpp.emulator.configuration.ConfigurationKey.ConnectorPhaseRotation;
import static ocpp.emulator.configuration.ConfigurationKey.ConnectorPhaseRotationMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValueSampleInterval;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValuesAlignedData;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValuesAlignedDataMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValuesSampledData;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValuesSampledDataMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.StopTransactionMaxMeterValues;
import static ocpp.emulator.configuration.ConfigurationKey.StopTxnAlignedData;
import static ocpp.emulator.configuration.ConfigurationKey.StopTxnAlignedDataMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.StopTxnSampledData;
import static ocpp.emulator.configuration.ConfigurationKey.StopTxnSampledDataMaxLength;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.VehicleModel;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import ocpp.protocol.core.SampledValue.ReadingContext;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When meter values are taken and what they hold. */
class MeteringTest {

    @Test
    @Obeys({MeterValueSampleInterval, MeterValuesSampledData})
    @DisplayName("MV-02, MV-04, TC_070: sampled values count from the start and hold the measurands of the key")
    void sampled() {
        Rig rig = Rig.booted("MeterValueSampleInterval", "30", "MeterValuesSampledData", "Power.Active.Import,SoC");
        rig.seconds(7);
        rig.charge(1, "TAG-001");
        rig.seconds(100);
        List<MeterValues.Request> values = rig.sent(MeterValues.Request.class);
        assertThat(values).hasSize(3);
        MeterValue first = values.get(0).meterValue().get(0);
        assertThat(first.timestamp()).isEqualTo(Rig.START.plusSeconds(37));
        assertThat(first.sampledValue())
                .extracting(SampledValue::measurand)
                .containsExactly(Measurand.Power_Active_Import, Measurand.SoC);
        assertThat(values).allMatch(value -> Integer.valueOf(41).equals(value.transactionId()));
        assertThat(change(rig, "MeterValueSampleInterval", "0")).isEqualTo(ConfigurationStatus.Accepted);
        rig.seconds(100);
        assertThat(rig.sent(MeterValues.Request.class)).hasSize(3);
    }

    @Test
    @Obeys({ClockAlignedDataInterval, MeterValuesAlignedData})
    @DisplayName("MV-03, TC_071: aligned to the clock, without a transaction too: 96 a day at 900 s")
    void aligned() {
        Rig rig = Rig.booted("ClockAlignedDataInterval", "900", "MeterValuesAlignedData", "Voltage.L1-N");
        rig.pass(Duration.ofDays(1));
        List<MeterValues.Request> values = rig.sent(MeterValues.Request.class).stream()
                .filter(value -> value.connectorId() == 1)
                .toList();
        assertThat(values).hasSize(96);
        assertThat(values).allSatisfy(value -> {
            MeterValue only = value.meterValue().get(0);
            assertThat(only.timestamp().getEpochSecond() % 900).isZero();
            assertThat(only.sampledValue()).singleElement().satisfies(sample -> {
                assertThat(sample.context()).isEqualTo(ReadingContext.Sample_Clock);
                assertThat(sample.phase()).isEqualTo(Phase.L1_N);
            });
        });
    }

    @Test
    @DisplayName("MV-07, MV-09: the main meter shows what the outlets take together, at the inlet, for no transaction")
    void mainMeter() {
        Rig rig = Rig.booted(
                "ClockAlignedDataInterval", "900", "MeterValuesAlignedData", "SoC,Current.Import,Power.Active.Import");
        rig.charge(1, "TAG-001");
        rig.charge(2, "TAG-002");
        rig.pass(Duration.ofMinutes(16));
        List<MeterValues.Request> aligned = rig.sent(MeterValues.Request.class).stream()
                .filter(value -> contexts(value.meterValue().get(0)).contains(ReadingContext.Sample_Clock))
                .toList();
        assertThat(aligned).extracting(MeterValues.Request::connectorId).containsExactly(0, 1, 2);
        assertThat(aligned.get(0).transactionId()).isNull();
        assertThat(aligned.get(0).meterValue().get(0).sampledValue())
                .hasSize(4)
                .allMatch(value -> value.location() == Location.Inlet);
        assertThat(watts(aligned.get(0))).isGreaterThan(20_000);
        assertThat(watts(aligned.get(0))).isCloseTo(watts(aligned.get(1)) + watts(aligned.get(2)), Offset.offset(0.2));
    }

    @Test
    @DisplayName(
            "MV-07: a charge point with one outlet of alternating current has no main meter; one of direct current has, with three phases")
    void whoHasAMainMeter() {
        assertThat(alignedConnectors("ac-11kw-3ph")).containsExactly(1, 1, 1);
        assertThat(alignedConnectors("dc-50kw")).containsExactly(0, 0, 0, 1);
    }

    /** The connectorId of each value that is aligned to the clock. */
    private static List<Integer> alignedConnectors(String template) {
        Rig rig = new Rig(ChargePointSetup.of("CP_1")
                .withTemplate(ChargePointTemplate.named(template))
                .with("ClockAlignedDataInterval", "900")
                .with("MeterValuesAlignedData", "Voltage"));
        rig.give(new Input.PowerOn());
        rig.pass(Duration.ofMinutes(16));
        List<Integer> connectors = new ArrayList<>();
        for (MeterValues.Request request : rig.sent(MeterValues.Request.class)) {
            int values = request.meterValue().get(0).sampledValue().size();
            connectors.addAll(Collections.nCopies(values, request.connectorId()));
        }
        return connectors;
    }

    private static double watts(MeterValues.Request request) {
        return request.meterValue().get(0).sampledValue().stream()
                .filter(value -> value.measurand() == Measurand.Power_Active_Import)
                .mapToDouble(value -> Double.parseDouble(value.value()))
                .sum();
    }

    @Test
    @Obeys({StopTxnSampledData, StopTxnAlignedData, StopTransactionMaxMeterValues})
    @DisplayName("STOP-10, STOP-11: the stop holds begin and end of each measurand, and no more values than it may")
    void stopData() {
        Rig rig = Rig.booted(
                "StopTxnSampledData", "Energy.Active.Import.Register",
                "StopTxnAlignedData", "SoC",
                "ClockAlignedDataInterval", "60",
                "StopTransactionMaxMeterValues", "10");
        rig.charge(1, "TAG-001");
        rig.seconds(3600);
        rig.give(new Input.Swipe(1, "TAG-001"));
        List<MeterValue> data =
                Objects.requireNonNull(rig.only(StopTransaction.Request.class).transactionData());
        assertThat(data).hasSizeBetween(5, 10);
        assertThat(contexts(data.get(0)))
                .containsOnly(ReadingContext.Transaction_Begin)
                .hasSize(2);
        assertThat(contexts(data.get(data.size() - 1)))
                .containsOnly(ReadingContext.Transaction_End)
                .hasSize(2);
        assertThat(data).extracting(MeterValue::timestamp).isSorted();
        assertThat(data.stream().flatMap(value -> contexts(value).stream()))
                .contains(ReadingContext.Sample_Periodic, ReadingContext.Sample_Clock);
    }

    @Test
    @DisplayName("STOP-10: without the keys there is no transactionData")
    void noStopData() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.give(new Input.StopButton(1));
        assertThat(rig.only(StopTransaction.Request.class).transactionData()).isNull();
    }

    @Test
    @DisplayName("MV-15: triggered values are those of MeterValuesSampledData, with context Trigger")
    void triggered() {
        Rig rig = Rig.booted("MeterValuesSampledData", "SoC");
        rig.call(new TriggerMessage.Request(MessageTrigger.MeterValues, 1));
        assertThat(rig.only(MeterValues.Request.class).meterValue().get(0).sampledValue())
                .singleElement()
                .extracting(SampledValue::context)
                .isEqualTo(ReadingContext.Trigger);
    }

    @ParameterizedTest
    @Obeys({
        MeterValuesAlignedDataMaxLength,
        MeterValuesSampledDataMaxLength,
        StopTxnAlignedDataMaxLength,
        StopTxnSampledDataMaxLength,
        ConnectorPhaseRotationMaxLength
    })
    @ValueSource(
            strings = {"MeterValuesAlignedData", "MeterValuesSampledData", "StopTxnAlignedData", "StopTxnSampledData"})
    @DisplayName("MV-05, MV-06: one measurand too many, or one that is not supported, changes nothing")
    void listsAreBounded(String key) {
        Rig rig = Rig.booted(key + "MaxLength", "2", "ConnectorPhaseRotationMaxLength", "2");
        assertThat(change(rig, key, "SoC,Voltage,Frequency")).isEqualTo(ConfigurationStatus.Rejected);
        assertThat(change(rig, key, "SoC,Frequency.L1")).isEqualTo(ConfigurationStatus.Rejected);
        assertThat(change(rig, key, "SoC,Voltage")).isEqualTo(ConfigurationStatus.Accepted);
        assertThat(change(rig, "ConnectorPhaseRotation", "0.RST,1.RST,2.RST")).isEqualTo(ConfigurationStatus.Rejected);
    }

    @Test
    @Obeys(ConnectorPhaseRotation)
    @DisplayName("MV-13: a vehicle of one phase draws from the line that its outlet is wired to")
    void phaseRotation() {
        Rig rig = Rig.booted("MeterValuesSampledData", "Current.Import", "MeterValueSampleInterval", "60");
        assertThat(change(rig, "ConnectorPhaseRotation", "1.STR")).isEqualTo(ConfigurationStatus.Accepted);
        assertThat(change(rig, "ConnectorPhaseRotation", "3.STR")).isEqualTo(ConfigurationStatus.Rejected);
        rig.give(new Input.Plug(1, new ArrivingVehicle(VehicleModel.named("leaf-40kwh"), 30)));
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.seconds(61);
        List<SampledValue> values =
                rig.only(MeterValues.Request.class).meterValue().get(0).sampledValue();
        assertThat(values).extracting(SampledValue::phase).containsExactly(Phase.L1, Phase.L2, Phase.L3);
        assertThat(Double.parseDouble(values.get(0).value())).isZero();
        assertThat(Double.parseDouble(values.get(1).value())).isGreaterThan(30);
        assertThat(Double.parseDouble(values.get(2).value())).isZero();
    }

    @Test
    @DisplayName("equal seeds and inputs give equal effects")
    void repeatable() {
        assertThat(day().effects).isEqualTo(day().effects);
    }

    private static Rig day() {
        Rig rig =
                Rig.booted("ClockAlignedDataInterval", "900", "MeterValuesAlignedData", "Voltage,Power.Active.Import");
        rig.charge(1, "TAG-001");
        rig.pass(Duration.between(Rig.START, Instant.parse("2026-03-02T18:00:00Z")));
        return rig;
    }

    private static List<ReadingContext> contexts(MeterValue value) {
        return value.sampledValue().stream().map(SampledValue::context).toList();
    }

    private static ConfigurationStatus change(Rig rig, String key, String value) {
        return ((ChangeConfiguration.Response) rig.call(new ChangeConfiguration.Request(key, value))).status();
    }
}
