package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebSocket client that can break every rule: it writes bytes and reads frames. */
final class RawClient implements AutoCloseable {
    static final int FIN = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final String head;

    /** A frame that came; for Close the text is the reason. */
    record Incoming(int opcode, byte[] payload) {
        String text() {
            int from = opcode == Opcodes.CLOSE ? Math.min(2, payload.length) : 0;
            return new String(payload, from, payload.length - from, StandardCharsets.UTF_8);
        }

        int closeCode() {
            assertThat(opcode).as("opcode of a frame with \"%s\"", text()).isEqualTo(Opcodes.CLOSE);
            return payload.length < 2 ? CloseCodes.NONE : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    RawClient(int port) throws IOException {
        this(port, "Sec-WebSocket-Protocol: ocpp1.6\r\n");
    }

    RawClient(int port, String headers) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        write(("GET /CP_1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        head = readHead();
        assertThat(head).startsWith("HTTP/1.1 101");
    }

    /** The head of the server's answer. */
    String head() {
        return head;
    }

    Socket socket() {
        return socket;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void text(String text) throws IOException {
        write(frame(FIN | Opcodes.TEXT, text));
    }

    void heartbeat(String messageId) throws IOException {
        text("[2,\"" + messageId + "\",\"Heartbeat\",{}]");
    }

    void frame(int flagsAndOpcode, byte[] payload) throws IOException {
        write(frameOf(flagsAndOpcode, payload));
    }

    static byte[] frame(int flagsAndOpcode, String payload) {
        return frameOf(flagsAndOpcode, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame; the payload is left as it is. */
    static byte[] frameOf(int flagsAndOpcode, byte[] payload) {
        byte[] masked = payload.clone();
        Masking.apply(masked, 0, masked.length, 0x12345678, 0);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(header(flagsAndOpcode, 0x80, payload.length));
        frame.writeBytes(ByteBuffer.allocate(4).putInt(0x12345678).array());
        frame.writeBytes(masked);
        return frame.toByteArray();
    }

    static byte[] header(int flagsAndOpcode, int maskBit, long length) {
        ByteBuffer header = ByteBuffer.allocate(10).put((byte) flagsAndOpcode);
        if (length >= 0 && length < 126) {
            header.put((byte) (maskBit | length));
        } else if (length >= 0 && length < 65536) {
            header.put((byte) (maskBit | 126)).putShort((short) length);
        } else {
            header.put((byte) (maskBit | 127)).putLong(length);
        }
        return Arrays.copyOf(header.array(), header.position());
    }

    Incoming read() throws IOException {
        int opcode = in.readUnsignedByte();
        assertThat(opcode & 0xF0).as("whole frame").isEqualTo(FIN);
        long length = in.readUnsignedByte();
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Incoming(opcode & 15, payload);
    }

    String readText() throws IOException {
        Incoming frame = read();
        assertThat(frame.opcode()).as("opcode of \"%s\"", frame.text()).isEqualTo(Opcodes.TEXT);
        return frame.text();
    }

    /** Answers the Close that came and expects the server to end the TCP connection. */
    void finishClosing(int code) throws IOException {
        frame(FIN | Opcodes.CLOSE, new byte[] {(byte) (code >>> 8), (byte) code});
        assertThat(in.read()).isEqualTo(-1);
    }

    boolean isEnded() throws IOException {
        return in.read() == -1;
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
