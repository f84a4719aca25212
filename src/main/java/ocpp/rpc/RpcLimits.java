package ocpp.rpc;

import java.time.Duration;

/**
 * What one connection may hold and how long it waits.
 *
 * @param waitingCalls CALLs of the peer that wait while one is answered
 * @param waitingBytes their size on the wire in bytes; a CALL that comes while less waits is taken whatever its size
 * @param answerWithin time after which a CALL of the peer that nobody answered gets InternalError (EDGE-04)
 * @param queuedCalls CALLs of ours that wait while one is in flight; one more ends as {@link CallOutcome.QueueFull}
 * @param unanswerable texts in a row that could not be answered before the connection is closed (J-RPC-20)
 * @param binaries binary messages in a row before the connection is closed (J-RPC-20)
 */
public record RpcLimits(
        int waitingCalls, int waitingBytes, Duration answerWithin, int queuedCalls, int unanswerable, int binaries) {}
