package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ocpp.operator.FrameLine.Direction;
import ocpp.operator.FrameLine.Type;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final Instant TIME = Instant.parse("2026-03-02T10:00:00Z");
    private final FrameReader reader = new FrameReader();
    private long number;

    @Test
    void anAnswerCarriesTheActionOfItsCallAndTheLatency() {
        FrameLine call = read(true, "[2,\"a1\",\"Heartbeat\",{}]", 0);
        FrameLine answer = read(false, "[3,\"a1\",{\"currentTime\":\"2026-03-02T10:00:00Z\"}]", 7);
        assertThat(call)
                .isEqualTo(new FrameLine(
                        1,
                        TIME,
                        Direction.RX,
                        Type.CALL,
                        "Heartbeat",
                        "a1",
                        null,
                        "[2,\"a1\",\"Heartbeat\",{}]",
                        List.of(),
                        null));
        assertThat(answer.type()).isEqualTo(Type.CALLRESULT);
        assertThat(answer.action()).isEqualTo("Heartbeat");
        assertThat(answer.latencyMs()).isEqualTo(7);
    }

    @Test
    void bothSidesMayUseTheSameId() {
        read(true, "[2,\"1\",\"Heartbeat\",{}]", 0);
        read(false, "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]", 1);
        assertThat(read(true, "[3,\"1\",{\"status\":\"Accepted\"}]", 3).action())
                .isEqualTo("Reset");
        assertThat(read(false, "[4,\"1\",\"InternalError\",\"\",{}]", 9).action())
                .isEqualTo("Heartbeat");
    }

    @Test
    void whatIsWrongIsTold() {
        assertThat(read(true, "[2,\"b\",\"Authorize\",{}]", 0).fault()).startsWith("ProtocolError: ");
        assertThat(read(true, "hello", 0).type()).isEqualTo(Type.INVALID);
        assertThat(read(true, "hello", 0).fault()).isNotNull();
        assertThat(read(true, "[3,\"gone\",{}]", 0).fault()).isNull();
    }

    @Test
    void theAuthorizationKeyIsNotShown() {
        String text = "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"authorizationkey\",\"value\":\"73\\\"65\"}]";
        assertThat(read(false, text, 0).text())
                .isEqualTo("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"authorizationkey\",\"value\":\"***\"}]");
        String other = "[2,\"d\",\"ChangeConfiguration\",{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}]";
        assertThat(read(false, other, 0).text()).isEqualTo(other);
    }

    private FrameLine read(boolean received, String text, long millis) {
        number++;
        return reader.read(new RawFrame(number, TIME.plusMillis(millis), received, text));
    }
}
