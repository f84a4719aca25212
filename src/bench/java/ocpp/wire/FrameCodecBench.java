package ocpp.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import ocpp.protocol.core.Heartbeat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Texts to records with every constraint checked, and answers to texts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameCodecBench {
    private static final String METER_VALUES = "{\"connectorId\":1,\"transactionId\":7,\"meterValue\":[{\"timestamp\":"
            + "\"2026-01-18T12:34:56Z\",\"sampledValue\":[{\"value\":\"1500\",\"context\":\"Sample.Periodic\","
            + "\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\",\"unit\":\"Wh\"}]}]}";
    private static final String BOOT = "{\"chargePointVendor\":\"RalphCo\",\"chargePointModel\":\"RalphModel1\","
            + "\"firmwareVersion\":\"0.1.0\"}";

    private final FrameCodec codec = new FrameCodec(CodecSettings.centralSystem());
    private final Frame answer = new Frame.CallResult(
            "0b6b1f4e-5f53-4b7a-9d5c-000000000001", new Heartbeat.Response(Instant.parse("2026-01-18T12:34:56Z")));

    /** One that is valid, or that is not: a CALL whose vendor is too long, and one that is no JSON. */
    @State(Scope.Benchmark)
    public static class Text {
        @Param({"Heartbeat", "BootNotification", "MeterValues", "TooLongVendor", "Broken"})
        public String frame = "Heartbeat";

        private byte[] bytes = {};

        @Setup
        public void write() {
            String json = switch (frame) {
                case "Heartbeat" -> call("Heartbeat", "{}");
                case "MeterValues" -> call("MeterValues", METER_VALUES);
                case "TooLongVendor" -> call("BootNotification", BOOT.replace("RalphCo", "RalphCo".repeat(5)));
                case "Broken" -> call("MeterValues", METER_VALUES.substring(1));
                default -> call("BootNotification", BOOT);
            };
            bytes = json.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Benchmark
    public Received decode(Text text) {
        return codec.decode(text.bytes, id -> null);
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(answer);
    }

    private static String call(String action, String payload) {
        return "[2,\"0b6b1f4e-5f53-4b7a-9d5c-000000000001\",\"" + action + "\"," + payload + "]";
    }
}
