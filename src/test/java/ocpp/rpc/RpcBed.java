package ocpp.rpc;

import java.time.Duration;
import ocpp.protocol.Action;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.Heartbeat;
import ocpp.wire.ErrorCode;
import ocpp.wire.Fault;
import ocpp.wire.Received;

/** A session with small limits, what it did, and short words for what happens to it. */
final class RpcBed {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final RpcLimits LIMITS = new RpcLimits(3, 1000, Duration.ofSeconds(5), 2, 20, 20);

    final RecordingOutput output = new RecordingOutput();
    final RpcSession session = new RpcSession(LIMITS, output);

    void garbage(int count) {
        for (int i = 0; i < count; i++) {
            session.received(new Received.Ignored("garbage", true), 10, 0);
        }
    }

    void binaries(int count) {
        for (int i = 0; i < count; i++) {
            session.binary();
        }
    }

    void receive(String messageId) {
        receive(messageId, 0);
    }

    void receive(String messageId, long atMillis) {
        session.received(heartbeat(messageId), 10, millis(atMillis));
    }

    void bad(String messageId) {
        session.received(new Received.BadCall(messageId, "Heartbeat", fault()), 10, 0);
    }

    void answer(String messageId) {
        session.answer(messageId, new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted));
    }

    void call(String messageId, long atMillis) {
        session.call(messageId, new ClearCache.Request(), TIMEOUT, millis(atMillis));
    }

    void result(String messageId) {
        session.received(
                new Received.Result(messageId, new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted)), 10, 0);
    }

    static Received.Call heartbeat(String messageId) {
        return new Received.Call(messageId, Action.Heartbeat, new Heartbeat.Request());
    }

    static Fault fault() {
        return new Fault(ErrorCode.FormationViolation, "", "odd");
    }

    static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
