package ocpp.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that breaks RFC 6455 gets the Close code for it and costs one line of log, never a failed stream. */
class FramingFaultTest {
    private static final int FIN_TEXT = RawClient.FIN | Opcodes.TEXT;
    private static SocketServer server;

    @BeforeAll
    static void start() throws Exception {
        server = SocketServer.start(RecordingEndpoint::answering, "message-limit = 64KiB", "close-timeout = 1s");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no mask", 1002, new byte[] {(byte) FIN_TEXT, 2, '[', ']'}),
                fault("reserved bit 1", 1002, RawClient.frame(FIN_TEXT | 0x40, "[]")),
                fault("reserved bit 2", 1002, RawClient.frame(FIN_TEXT | 0x20, "[]")),
                fault("reserved bit 3", 1002, RawClient.frame(FIN_TEXT | 0x10, "[]")),
                fault("opcode 3", 1002, RawClient.frame(RawClient.FIN | 3, "[]")),
                fault("opcode 11", 1002, RawClient.frame(RawClient.FIN | 11, "[]")),
                fault("ping of 126 bytes", 1002, RawClient.frame(RawClient.FIN | Opcodes.PING, "x".repeat(126))),
                fault("ping in fragments", 1002, RawClient.frame(Opcodes.PING, "x")),
                fault("continuation of nothing", 1002, RawClient.frame(RawClient.FIN, "x")),
                fault(
                        "message within a message",
                        1002,
                        RawClient.frame(Opcodes.TEXT, "["),
                        RawClient.frame(FIN_TEXT, "[]")),
                fault(
                        "length beyond 63 bits",
                        1002,
                        RawClient.header(FIN_TEXT, 0x80, Long.MIN_VALUE | 70000),
                        new byte[4]),
                fault("Close of one byte", 1002, RawClient.frame(RawClient.FIN | Opcodes.CLOSE, "x")),
                fault("close code 1005", 1002, RawClient.frameOf(RawClient.FIN | Opcodes.CLOSE, new byte[] {
                    3, (byte) 0xED
                })),
                fault("close code 0", 1002, RawClient.frameOf(RawClient.FIN | Opcodes.CLOSE, new byte[] {0, 0})),
                fault("bad UTF-8 in Close", 1007, RawClient.frameOf(RawClient.FIN | Opcodes.CLOSE, new byte[] {
                    3, (byte) 0xE8, (byte) 0xFF
                })),
                fault("bad UTF-8", 1007, RawClient.frameOf(FIN_TEXT, new byte[] {'[', (byte) 0xC0, (byte) 0xAF})),
                fault(
                        "bad UTF-8 over fragments",
                        1007,
                        RawClient.frameOf(Opcodes.TEXT, new byte[] {(byte) 0xE2, (byte) 0x82}),
                        RawClient.frameOf(RawClient.FIN, new byte[] {'x'})),
                fault("frame above the limit", 1009, RawClient.header(FIN_TEXT, 0x80, 5 << 20), new byte[4]),
                fault(
                        "fragments above the limit",
                        1009,
                        RawClient.frame(Opcodes.TEXT, "x".repeat(40_000)),
                        RawClient.frame(0, "x".repeat(40_000))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    @DisplayName("J-CONN-24, J-CONN-26: a fault of framing gets its Close code")
    void aFaultGetsItsCloseCode(String name, int code, byte[] bytes) throws Exception {
        try (LogWatch log = new LogWatch();
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            client.write(bytes);
            assertThat(client.read().closeCode()).isEqualTo(code);
            client.socket().shutdownOutput();
            assertThat(client.isEnded()).isTrue();
            endpoint.await("closed " + code + " we");
            assertThat(log.warnings()).singleElement().asString().startsWith("CP_1: Close " + code + ": ");
        }
    }

    @Test
    void aCharacterCutByFragmentsIsWhole() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            byte[] text = "[2,\"€\",\"Heartbeat\",{}]".getBytes(UTF_8);
            client.frame(Opcodes.TEXT, Arrays.copyOf(text, 5));
            client.frame(RawClient.FIN, Arrays.copyOfRange(text, 5, text.length));
            assertThat(client.readText()).startsWith("[3,\"€\"");
        }
    }

    private static Arguments fault(String name, int code, byte[]... frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            bytes.writeBytes(frame);
        }
        return Arguments.of(name, code, bytes.toByteArray());
    }
}
