package ocpp.rpc;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import ocpp.protocol.Action;
import ocpp.protocol.core.Heartbeat;
import ocpp.socket.SocketSettings;
import ocpp.wire.Frame;
import ocpp.wire.Received;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The bookkeeping of a connection for one CALL of either side. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RpcSessionBench {
    private static final Heartbeat.Response ANSWER = new Heartbeat.Response(Instant.EPOCH);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Received.Call call = new Received.Call("1", Action.Heartbeat, new Heartbeat.Request());
    private final Count count = new Count();
    private final RpcSession session =
            new RpcSession(SocketSettings.from(ConfigFactory.load()).rpc(), count);
    private long now;

    private static final class Count implements RpcOutput {
        private long answers;

        @Override
        public void handle(Received.Call received) {}

        @Override
        public void refusing(Received.BadCall received) {}

        @Override
        public void settling(Received.Settled received) {}

        @Override
        public void dump() {}

        @Override
        public void answer(Frame answer) {
            answers++;
        }

        @Override
        public void call(Frame.Call sent) {}

        @Override
        public void ended(String messageId, CallOutcome outcome) {
            answers++;
        }

        @Override
        public void ignored(Received.Ignored message) {}

        @Override
        public void close(int code, String reason) {}
    }

    @Benchmark
    public long callOfThePeer() {
        now += 1000;
        session.received(call, 60, now);
        session.answer("1", ANSWER);
        return count.answers;
    }

    @Benchmark
    public long callOfOurs() {
        now += 1000;
        session.call("2", new Heartbeat.Request(), TIMEOUT, now);
        session.received(new Received.Result("2", ANSWER), 60, now);
        return count.answers;
    }
}
