package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameWritingTest {
    private static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystem());
    private static final Instant TIME = Instant.parse("2026-01-18T12:34:56.999Z");

    @Test
    @DisplayName("HB-07: times are written in whole seconds, cut and not rounded")
    void anAnswerIsCompactAndInTheOrderOfTheComponents() {
        assertThat(text(new Frame.CallResult(
                        "m-1", new BootNotification.Response(BootNotification.RegistrationStatus.Accepted, TIME, 10))))
                .isEqualTo(
                        "[3,\"m-1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-18T12:34:56Z\",\"interval\":10}]");
        assertThat(text(new Frame.CallResult("m-2", new MeterValues.Response())))
                .isEqualTo("[3,\"m-2\",{}]");
        assertThat(text(new Frame.Call("m-3", new Heartbeat.Request()))).isEqualTo("[2,\"m-3\",\"Heartbeat\",{}]");
    }

    @Test
    @DisplayName("J-RPC-19: what is absent is left out")
    void absentValuesAreLeftOutAtAnyPlace() {
        SampledValue value = new SampledValue(
                "1.5",
                null,
                null,
                SampledValue.Measurand.Energy_Active_Import_Register,
                SampledValue.Phase.L1_N,
                null,
                null);
        assertThat(text(new Frame.Call(
                        "m", new MeterValues.Request(0, null, List.of(new MeterValue(TIME, List.of(value, value)))))))
                .isEqualTo(
                        "[2,\"m\",\"MeterValues\",{\"connectorId\":0,\"meterValue\":[{\"timestamp\":"
                                + "\"2026-01-18T12:34:56Z\",\"sampledValue\":["
                                + "{\"value\":\"1.5\",\"measurand\":\"Energy.Active.Import.Register\",\"phase\":\"L1-N\"},"
                                + "{\"value\":\"1.5\",\"measurand\":\"Energy.Active.Import.Register\",\"phase\":\"L1-N\"}]}]}]");
        assertThat(text(new Frame.CallResult("m", new GetConfiguration.Response(null, List.of("a")))))
                .isEqualTo("[3,\"m\",{\"unknownKey\":[\"a\"]}]");
        assertThat(text(new Frame.CallResult(
                        "m",
                        new GetConfiguration.Response(List.of(new GetConfiguration.KeyValue("k", false, null)), null))))
                .isEqualTo("[3,\"m\",{\"configurationKey\":[{\"key\":\"k\",\"readonly\":false}]}]");
    }

    @ParameterizedTest
    @CsvSource({"7000.0,7000", "7E+3,7000", "16.10,16.1", "0.0,0", "-0.5,-0.5", "1E-1,0.1", "123456789.1,123456789.1"})
    void decimalsArePlainAndWithoutTrailingZeros(BigDecimal limit, String written) {
        ChargingSchedule schedule = new ChargingSchedule(
                null, null, ChargingRateUnit.W, List.of(new ChargingSchedulePeriod(-7, limit, 3)), null);
        ChargingProfile profile = new ChargingProfile(
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                0,
                ChargingProfilePurpose.TxProfile,
                ChargingProfile.ChargingProfileKind.Relative,
                null,
                null,
                null,
                schedule);
        assertThat(text(new Frame.Call("m", new SetChargingProfile.Request(1, profile))))
                .isEqualTo("[2,\"m\",\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{"
                        + "\"chargingProfileId\":-2147483648,\"transactionId\":2147483647,\"stackLevel\":0,"
                        + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                        + "\"chargingSchedule\":{\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":["
                        + "{\"startPeriod\":-7,\"limit\":" + written + ",\"numberPhases\":3}]}}}]");
    }

    @Test
    @DisplayName("J-RPC-10, EDGE-08: texts of any kind are valid JSON and UTF-8, message ids go back unchanged")
    void textsOfAnyKindAreWrittenAsJson() {
        assertThat(text(new Frame.CallResult(
                        "\"\\/\n\t\b\f\r\u0001\u007f",
                        new DataTransfer.Response(
                                DataTransfer.DataTransferStatus.Accepted, "é€\ud83d\udd0c\ud83d!\udd0c"))))
                .isEqualTo("[3,\"\\\"\\\\/\\n\\t\\b\\f\\r\\u0001\u007f\","
                        + "{\"status\":\"Accepted\",\"data\":\"é€\ud83d\udd0c\\ud83d!\\udd0c\"}]");
    }

    @Test
    @DisplayName("J-RPC-09, J-ERR-04: a CALLERROR has five elements and a description of 255 characters at most")
    void anErrorHasFiveElements() {
        assertThat(text(new Frame.CallError("m", ErrorCode.OccurenceConstraintViolation, "")))
                .isEqualTo("[4,\"m\",\"OccurenceConstraintViolation\",\"\",{}]");
        assertThat(text(new Frame.CallError("m", ErrorCode.GenericError, "\ud83d\udd0c".repeat(300))))
                .isEqualTo("[4,\"m\",\"GenericError\",\"" + "\ud83d\udd0c".repeat(252) + "...\",{}]");
    }

    @Test
    void aLongMessageIsWrittenWholeAndShortOnesAfterIt() {
        String huge = "é".repeat(1_000_000);
        DataTransfer.Response answer = new DataTransfer.Response(DataTransfer.DataTransferStatus.Accepted, huge);
        assertThat(text(new Frame.CallResult("m", answer)))
                .isEqualTo("[3,\"m\",{\"status\":\"Accepted\",\"data\":\"" + huge + "\"}]");
        assertThat(text(new Frame.CallResult("m", new MeterValues.Response()))).isEqualTo("[3,\"m\",{}]");
    }

    @Test
    void aTimeWithoutAFormOnTheWireIsRefusedAndTheNextMessageIsWhole() {
        assertThatThrownBy(() -> text(new Frame.CallResult("m", new Heartbeat.Response(Instant.MAX))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a year from 0 to 9999");
        assertThat(text(new Frame.CallResult("m", new Heartbeat.Response(Instant.EPOCH))))
                .isEqualTo("[3,\"m\",{\"currentTime\":\"1970-01-01T00:00:00Z\"}]");
    }

    private static String text(Frame frame) {
        return new String(CODEC.encode(frame), UTF_8);
    }
}
