package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.Allocation;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.MeterValues;
import ocpp.rpc.CallOutcome;
import ocpp.telemetry.SessionTrace;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import ocpp.wire.Received;
import ocpp.wire.Side;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CALL from its frame to the frame of its answer: unmasked, logged, decoded, checked, answered, encoded, logged. */
class FrameAllocationTest {
    private static final String METER_VALUES = "{\"connectorId\":1,\"transactionId\":7,\"meterValue\":[{\"timestamp\":"
            + "\"2026-01-18T12:34:56Z\",\"sampledValue\":[{\"value\":\"1500\",\"context\":\"Sample.Periodic\","
            + "\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\",\"unit\":\"Wh\"}]}]}";

    private static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystem());

    private final RawFrameLog log = new RawFrameLog(new Nowhere(), () -> 1_768_739_696_007L);
    private final Traffic traffic = new Traffic(
            new ConnectionSetup(
                    Side.CENTRAL_SYSTEM,
                    "CP_1",
                    CODEC,
                    new Quiet(),
                    log.of("CP_1"),
                    SessionTrace.NONE,
                    true,
                    SocketSettings.from(ConfigFactory.load())),
            0);

    private static final class Nowhere implements RawFrameLog.Output {
        @Override
        public void write(byte[] lines, int length) {}

        @Override
        public void close() {}
    }

    /** Leaves it to the test to answer. */
    private static final class Quiet implements Endpoint {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void received(Received.Call call) {}

        @Override
        public void malformed(Received.BadCall call) {}

        @Override
        public void settled(Received.Settled call) {}

        @Override
        public void ignored(Received.Ignored message) {}

        @Override
        public void dumpState() {}

        @Override
        public void ended(String messageId, CallOutcome outcome) {}

        @Override
        public void message(Object message) {}

        @Override
        public void closed(CloseReason reason) {}
    }

    @ParameterizedTest
    @DisplayName("A frame and its answer stay within their budget of bytes")
    @CsvSource({"Heartbeat, 1400", "MeterValues, 2080"})
    void aFrameAndItsAnswerStayWithinTheirBudgetOfBytes(String action, long budget) {
        boolean meters = action.equals("MeterValues");
        ResponsePayload answer =
                meters ? new MeterValues.Response() : new Heartbeat.Response(Instant.parse("2026-01-18T12:34:56Z"));
        List<String> ids = new ArrayList<>();
        List<FrameStart> frames = new ArrayList<>();
        for (int round = 0; round < Allocation.ROUNDS; round++) {
            ids.add(String.format("0b6b1f4e-5f53-4b7a-9d5c-%012d", round));
            String text = "[2,\"" + ids.get(round) + "\",\"" + action + "\"," + (meters ? METER_VALUES : "{}") + "]";
            frames.add(FrameWriter.ofClient().text(text.getBytes(StandardCharsets.UTF_8)));
        }

        long bytes = Allocation.ofRound(round -> {
            traffic.begin(Duration.ofMillis(round).toNanos());
            traffic.read(frames.get(round));
            traffic.session().answer(ids.get(round), answer);
            traffic.nextFrame();
            traffic.settle();
        });

        assertThat(bytes).isBetween(budget * 19 / 20, budget);
    }
}
