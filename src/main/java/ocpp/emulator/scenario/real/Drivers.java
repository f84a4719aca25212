package ocpp.emulator.scenario.real;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.CompletableFuture;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import org.jspecify.annotations.Nullable;

/**
 * How a central system is driven from its own side.
 *
 * @param operator its API, null for none
 * @param restart restarts it, null where that is not possible
 */
public record Drivers(
        @Nullable OperatorApi operator, @Nullable Restart restart) {
    public static final Drivers NONE = new Drivers(null, null);

    /** Restarts a central system. */
    public interface Restart {

        /** Completes when it takes connections again; fails with an exception whose message says what went wrong. */
        CompletableFuture<?> begin();
    }

    /** Never fails. */
    CompletableFuture<OperatorAnswer> ask(String chargePointId, OperatorRequest request) {
        if (request instanceof OperatorRequest.Restart) {
            return restart == null ? none("no way to restart it") : restarted(restart);
        }
        return operator == null ? none("no operator API") : operator.ask(chargePointId, request);
    }

    private static CompletableFuture<OperatorAnswer> none(String trouble) {
        return CompletableFuture.completedFuture(OperatorAnswer.trouble(trouble));
    }

    private static CompletableFuture<OperatorAnswer> restarted(Restart restart) {
        return restart.begin().handle((done, problem) -> {
            if (problem != null) {
                Throwable cause = problem.getCause() == null ? problem : problem.getCause();
                return OperatorAnswer.trouble(String.valueOf(cause.getMessage()));
            }
            return new OperatorAnswer(OperatorAnswer.ANSWERED, JsonNodeFactory.instance.objectNode());
        });
    }
}
