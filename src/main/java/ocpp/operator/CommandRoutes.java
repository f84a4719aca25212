package ocpp.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Json;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schema;
import ocpp.operator.http.Schemas;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;
import ocpp.station.ChargePointActor.Execute;
import ocpp.station.Executed;
import ocpp.station.Executed.Finished;
import ocpp.station.Executed.NotSent;
import ocpp.wire.Decoded;
import ocpp.wire.Fault;
import ocpp.wire.PayloadCodec;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Sends CALLs to charge points: one route for each action, its body the payload of the request as it stands. */
final class CommandRoutes {
    private static final Duration BEYOND_THE_CALL = Duration.ofSeconds(5);

    /** The id of each action that is the server's to give, when it is missing. */
    private static final Map<Action, String> OWN_IDS = Map.of(
            Action.ReserveNow, "reservationId",
            Action.SendLocalList, "listVersion",
            Action.GetLog, "requestId",
            Action.SignedUpdateFirmware, "requestId");

    private final StationAsk stations;
    private final StationSecrets secrets;
    private final Duration callTimeout;

    /**
     * How a command went.
     *
     * @param request as sent, where an id was filled in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommandAnswer(
            String commandId,
            String state,
            @Nullable JsonNode request,
            @Nullable JsonNode response,
            @Nullable CommandError error,
            @Nullable Long latencyMs) {}

    /** A CALLERROR, or what was wrong with the answer. */
    record CommandError(String code, String description, JsonNode details) {}

    CommandRoutes(StationAsk stations, StationSecrets secrets, Duration callTimeout) {
        this.stations = stations;
        this.secrets = secrets;
        this.callTimeout = callTimeout;
    }

    List<Route> routes() {
        return Arrays.stream(Action.values())
                .filter(action -> action.sender().includes(Action.Sender.CENTRAL_SYSTEM))
                .map(this::route)
                .toList();
    }

    private Route route(Action action) {
        int usual = (int) callTimeout.plus(BEYOND_THE_CALL).toMillis();
        String wait = "How long to wait for the outcome, in ms; without one the answer is 202.";
        return Route.of(
                        Method.POST,
                        "/api/v1/charge-points/{id}/commands/" + action.name(),
                        "Sends " + action.name() + " to a charge point.")
                .tag("Commands: " + action.profile().name())
                .takes(Parameter.integer("waitMs", wait, 0, (int) ApiRequest.LONGEST_WAIT.toMillis(), usual))
                .body(new Schema(action.name() + "Request", requestSchema(action)))
                .answers(
                        200,
                        "It has ended: Answered with response, Refused with error (a CALLERROR), TimedOut or"
                                + " Disconnected.",
                        new Schema(action.name() + "Outcome", outcomeSchema(action)))
                .answers(
                        202,
                        "Sent, no outcome yet; see /api/v1/commands/{commandId}.",
                        Schemas.free("commandId, state"))
                .problems(
                        ProblemKind.BAD_BODY,
                        ProblemKind.NOT_FOUND,
                        ProblemKind.SCHEMA_FAULT,
                        ProblemKind.NOT_CONNECTED,
                        ProblemKind.NOT_ALLOWED,
                        ProblemKind.QUEUE_FULL,
                        ProblemKind.STORE_UNAVAILABLE)
                .by(request -> send(action, request));
    }

    private CompletionStage<HttpResponse> send(Action action, ApiRequest request) {
        ObjectNode body = request.objectOrEmpty();
        String ownId = OWN_IDS.get(action);
        boolean fillId = ownId != null && !body.has(ownId);
        if (fillId) {
            body.put(ownId, 0);
        }
        RequestPayload<?> payload = payload(action, body);
        Command command = new Command(UUID.randomUUID().toString(), payload, fillId, System.nanoTime());
        return stations.known(request.path("id"))
                .thenCompose(id -> Stored.of(secrets.sending(id, payload))
                        .thenCompose(done -> execute(id, command, request))
                        .thenCompose(end -> secrets.ended(id, payload, end)))
                .handle((executed, failure) -> answer(command, executed, failure));
    }

    /** A CALL on its way; its time is that of {@link System#nanoTime}. */
    private record Command(String id, RequestPayload<?> payload, boolean fillId, long start) {}

    private CompletionStage<Executed> execute(String chargePointId, Command command, ApiRequest request) {
        Duration waiting = request.waiting(callTimeout.plus(BEYOND_THE_CALL));
        return stations.tell(
                chargePointId,
                waiting.isZero() ? Duration.ofMillis(1) : waiting,
                replyTo -> new Execute(
                        command.id, command.payload, command.fillId, callTimeout, request.operator(), replyTo));
    }

    private static RequestPayload<?> payload(Action action, ObjectNode body) {
        Decoded<? extends RequestPayload<?>> decoded = PayloadCodec.readRequest(action, Json.bytes(body));
        if (decoded instanceof Decoded.Faulty<? extends RequestPayload<?>> faulty) {
            Fault first = faulty.faults().get(0);
            throw new Problem(ProblemKind.SCHEMA_FAULT, first.description(), first.pointer(), null).exception();
        }
        return ((Decoded.Valid<? extends RequestPayload<?>>) decoded).payload();
    }

    private static HttpResponse answer(Command command, @Nullable Executed executed, @Nullable Throwable failure) {
        if (executed instanceof NotSent notSent) {
            throw problem(notSent).exception();
        }
        if (executed instanceof Finished finished) {
            return outcome(command, finished);
        }
        if (failure != null && !StationAsk.isTimeout(failure)) {
            throw failure instanceof RuntimeException runtime ? runtime : new CompletionException(failure);
        }
        return Replies.json(202, new CommandAnswer(command.id, "Sent", null, null, null, null));
    }

    private static HttpResponse outcome(Command command, Finished finished) {
        CallOutcome outcome = finished.outcome();
        long latencyMs = (System.nanoTime() - command.start) / 1_000_000;
        if (outcome instanceof CallOutcome.QueueFull) {
            throw Problem.of(ProblemKind.QUEUE_FULL, "too many CALLs wait for the charge point")
                    .exception();
        }
        JsonNode response = outcome instanceof CallOutcome.Answered answered
                ? Json.tree(PayloadCodec.write(answered.payload()))
                : null;
        CommandError error = outcome instanceof CallOutcome.Refused refused
                ? new CommandError(refused.code(), refused.description(), Json.tree(refused.details()))
                : null;
        JsonNode request = command.fillId ? Json.tree(PayloadCodec.write(finished.request())) : null;
        return Replies.json(
                new CommandAnswer(command.id, EventFeed.state(outcome), request, response, error, latencyMs));
    }

    private static Problem problem(NotSent notSent) {
        ProblemKind kind = switch (notSent.obstacle()) {
            case NotConnected -> ProblemKind.NOT_CONNECTED;
            case NotAllowed -> ProblemKind.NOT_ALLOWED;
            case QueueFull -> ProblemKind.QUEUE_FULL;
            case LedgerFailed -> ProblemKind.STORE_UNAVAILABLE;
        };
        return Problem.of(kind, notSent.reason());
    }

    private static ObjectNode requestSchema(Action action) {
        ObjectNode schema = MessageSchema.of(action.requestType());
        String ownId = OWN_IDS.get(action);
        if (ownId != null && schema.get("required") instanceof com.fasterxml.jackson.databind.node.ArrayNode required) {
            for (int index = required.size() - 1; index >= 0; index--) {
                if (required.get(index).asText().equals(ownId)) {
                    required.remove(index);
                }
            }
        }
        return schema;
    }

    private static ObjectNode outcomeSchema(Action action) {
        ObjectNode schema = Schemas.of(CommandAnswer.class).json();
        schema.withObjectProperty("properties").set("response", MessageSchema.of(action.responseType()));
        schema.putArray("required").add("commandId").add("state");
        return schema;
    }
}
