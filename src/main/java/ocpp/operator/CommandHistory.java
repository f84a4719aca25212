package ocpp.operator;

import java.util.List;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.store.OperationQueries;

/** What operators have sent, and how it ended. */
final class CommandHistory {
    private static final String TAG = "Commands";

    private final OperationQueries operations;

    CommandHistory(OperationQueries operations) {
        this.operations = operations;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/commands", "CALLs that operators sent, the newest first.")
                        .tag(TAG)
                        .takes(Parameter.text("chargePointId", "Only those to this charge point."))
                        .takes(Parameter.OF_LISTS)
                        .answers(200, "A page of them.", Schemas.page(CommandItem.class))
                        .problems(ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.list(
                                operations.commands(request.text("chargePointId"), Stored.request(request)),
                                CommandItem::of)),
                Route.of(Method.GET, "/api/v1/commands/{commandId}", "One CALL and how it ended.")
                        .tag(TAG)
                        .answers(200, "The CALL.", Schemas.of(CommandItem.class))
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.one(
                                operations.command(request.path("commandId")),
                                "command: " + request.path("commandId"),
                                CommandItem::of)));
    }
}
