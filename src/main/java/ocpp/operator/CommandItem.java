package ocpp.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import ocpp.operator.CommandRoutes.CommandError;
import ocpp.operator.http.Json;
import ocpp.store.CommandRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CALL that an operator sent.
 *
 * @param operator who sent it, as the request said
 * @param state Sent until it has ended
 * @param request as sent, the ids filled in, secrets masked
 */
record CommandItem(
        String commandId,
        String chargePointId,
        String action,
        String operator,
        String state,
        JsonNode request,
        @Nullable JsonNode response,
        @Nullable CommandError error,
        Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable Long latencyMs) {

    static CommandItem of(CommandRecord command) {
        Instant endedAt = command.endedAt();
        return new CommandItem(
                command.commandId(),
                command.chargePointId(),
                command.action(),
                command.operator(),
                command.state(),
                Json.tree(command.request()),
                command.response() == null ? null : Json.tree(command.response()),
                error(command),
                command.sentAt(),
                endedAt,
                endedAt == null
                        ? null
                        : Long.valueOf(
                                Duration.between(command.sentAt(), endedAt).toMillis()));
    }

    private static @Nullable CommandError error(CommandRecord command) {
        String code = command.errorCode();
        if (code == null) {
            return null;
        }
        String description = command.errorDescription();
        String details = command.errorDetails();
        return new CommandError(
                code, description == null ? "" : description, details == null ? Json.object() : Json.tree(details));
    }
}
