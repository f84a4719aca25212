package ocpp.emulator.scenario;

import java.util.List;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/** What must hold of all that was recorded when the steps are done. */
public sealed interface Expectation {

    /** These CALLs came in this order, others may stand between; {@code after} names a mark to begin at. */
    record Order(List<EventPattern> patterns, @Nullable String after) implements Expectation {}

    /** So many messages are like this; {@code most} is {@link Integer#MAX_VALUE} for any number. */
    record Count(Selector selector, int least, int most) implements Expectation {}

    /** Every one of these messages, one at least, is like this; of MeterValues only the readings of the context count. */
    record Every(Selector selector, @Nullable String context) implements Expectation {}

    /** Every CALL of these actions had a CALLRESULT. */
    record AllAnswered(List<Action> actions) implements Expectation {}

    /** Every message of both sides keeps the schema of its action. */
    record Schema() implements Expectation {}

    /** No CALL of these actions was processed twice. */
    record NoDuplicates(List<Action> actions) implements Expectation {}

    /** No message about a transaction waits for its delivery. */
    record QueueEmpty() implements Expectation {}

    /** A connector, or the charge point (connector 0), looks like this: members of {@code ConnectorView}. */
    record Shows(int connectorId, Matcher.Members where) implements Expectation {}

    /** Variables have such values. */
    record Variables(Matcher.Members where) implements Expectation {}

    /** The central system has recorded the transaction like this. */
    record Recorded(String transaction, Matcher.Members where) implements Expectation {}
}
