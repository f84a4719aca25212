package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and CALLs are counted by what stands at the head of their text. */
class FrameMeterTest {
    private final Watch watch = new Watch(OperatorSettings.from(ConfigFactory.load()), Clock.systemUTC());
    private final FrameTap tap = watch.frames("CP_1");

    @Test
    void aCallIsCountedWithItsAnswer() {
        received("[2,\"a\",\"Heartbeat\",{}]");
        sent("[3,\"a\",{\"currentTime\":\"2026-01-18T12:00:00Z\"}]");
        received("[ 2 , \"b\\\"\" , \"MeterValues\" , {}]");
        sent("[4,\"b\\\"\",\"OccurenceConstraintViolation\",\"\",{}]");
        assertThat(watch.metrics().text())
                .contains("ocpp_calls_total{direction=\"received\",action=\"Heartbeat\",result=\"CALLRESULT\"} 1\n")
                .contains("action=\"MeterValues\",result=\"OccurenceConstraintViolation\"} 1\n")
                .contains("ocpp_received_call_seconds_count 2\n")
                .contains("ocpp_frames_total{direction=\"received\",type=\"CALL\"} 2\n")
                .contains("ocpp_frames_total{direction=\"sent\",type=\"CALLERROR\"} 1\n")
                .contains("ocpp_frame_bytes_total{direction=\"received\"} " + (22 + 33) + "\n");
    }

    @Test
    void anActionThatIsMadeUpIsNoLabel() {
        received("[2,\"a\",\"Give\\nMe\",{}]");
        sent("[4,\"a\",\"NotImplemented\",\"\",{}]");
        assertThat(watch.metrics().text()).contains("action=\"other\",result=\"NotImplemented\"} 1\n");
    }

    @Test
    void anAnswerEndsTheCallsBeforeItToo() {
        received("[2,\"a\",\"Heartbeat\",{}]");
        received("[2,\"b\",\"Heartbeat\",{}]");
        sent("[3,\"b\",{}]");
        sent("[3,\"a\",{}]");
        assertThat(watch.metrics().text()).contains("ocpp_received_call_seconds_count 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[2", "[2,", "[2,7,\"Heartbeat\",{}]", "[9,\"a\",{}]", "[2,\"a", "[2,\"a\\"})
    void whatIsNoFrameIsCountedAsSuch(String text) {
        received(text);
        assertThat(watch.metrics().text()).contains("ocpp_frames_total{direction=\"received\",type=\"INVALID\"} 1\n");
    }

    private void received(String text) {
        tap.received(text.getBytes(StandardCharsets.UTF_8));
    }

    private void sent(String text) {
        tap.sent(text.getBytes(StandardCharsets.UTF_8));
    }
}
