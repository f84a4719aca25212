package ocpp.socket;

import ocpp.telemetry.SessionTrace;
import ocpp.wire.FrameCodec;
import ocpp.wire.Side;

/**
 * What one connection is made of.
 *
 * @param side our side; the central system is the WebSocket server (J-CONN-01)
 * @param peer the charge point's identity, as it may be shown in a log line
 * @param codec reads and writes for our side; one serves all connections
 * @param endpoint where the connection delivers to; one for each connection
 * @param frames sees every text
 * @param trace records every CALL
 * @param dumpState whether the text {@code DUMP_STATE} is taken as the wish for a state dump (EDGE-02)
 * @param settings bounds and waits
 */
public record ConnectionSetup(
        Side side,
        String peer,
        FrameCodec codec,
        Endpoint endpoint,
        FrameLog frames,
        SessionTrace trace,
        boolean dumpState,
        SocketSettings settings) {}
