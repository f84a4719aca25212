package ocpp.emulator.scenario.run;

import java.time.Duration;
import java.time.Instant;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.Network;
import org.jspecify.annotations.Nullable;

/** The world around a charge point: time, the network, the central system and its operator. For one thread. */
public interface World extends AutoCloseable {

    /** Something happens. */
    sealed interface Event {
        /** By the clock of the scenario. */
        Instant at();
    }

    /** A text went over the wire. */
    record Frame(Instant at, boolean outbound, byte[] text) implements Event {}

    /** Something happens to the charge point. */
    record Happened(Instant at, Input input) implements Event {}

    /** The operator has an answer. */
    record Operated(Instant at, OperatorAnswer answer) implements Event {}

    /** The time of the scenario. */
    Instant now();

    /** What the clock of the central system shows at this time of the scenario. */
    Instant peerTime(Instant at);

    /** When a wait for something that also needs the central system is over. */
    Instant deadline(Duration within);

    /** How long what is under way may take to arrive. */
    Duration quiet();

    /** When a run that may take so long is over, whatever waits. */
    Instant limit(Duration timeout);

    /** The next event that comes before the deadline, null when time has come there without one. */
    @Nullable
    Event next(Instant deadline) throws InterruptedException;

    /** Does what the charge point wants done; what only tells is ignored. */
    void carryOut(Effect effect);

    /** Sends a text that is not the charge point's. */
    void sendText(String text);

    /** What lies between the charge point and the central system. */
    Network network();

    /** Whether there is an operator to be asked. */
    boolean hasOperator();

    /** Whether {@link OperatorRequest.Restart} is possible. */
    boolean canRestart();

    /** Asks the operator; {@link Operated} follows. */
    void operate(OperatorRequest request);

    /** The address of a web server for firmware and diagnostics, without a slash at its end. */
    String filesUrl();

    @Override
    void close();
}
