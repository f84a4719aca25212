package ocpp.operator;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Body;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.station.Changed;
import ocpp.station.ChargePointActor.GetSnapshot;
import ocpp.station.ChargePointActor.ReadAs;
import ocpp.station.ChargePointActor.Register;
import ocpp.station.ChargePointActor.Remove;
import ocpp.station.Identities;
import ocpp.station.Registration;
import ocpp.station.Snapshot;
import ocpp.station.Validation;
import ocpp.store.StationRegister;
import ocpp.store.StationRegister.Settings;
import ocpp.store.StationSecret;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Registers charge points, changes what is set for them, removes them. */
final class RegistrationRoutes {
    private static final String TAG = "Charge points";
    private static final String PATH = "/api/v1/charge-points/{id}";
    private static final int LONGEST_INTERVAL = 31 * 24 * 3600;

    private final StationAsk stations;
    private final OperatorPorts ports;
    private final StationRegister register;
    private final StationSecrets secrets;
    private final ChargePointRoutes chargePoints;

    /**
     * What is set for a charge point; what is left out stays as it is, null takes it back to the setting of the server.
     *
     * @param registration what its next boot is told; Pending and Rejected hold at once
     * @param heartbeatInterval seconds
     * @param password what it has to show from its next connection on: 16 to 40 bytes of text, or the 32 to 40 hex digits
     *     of its AuthorizationKey; null for nothing. It is never told again
     */
    record ChargePointBody(
            @Nullable RegistrationStatus registration,
            @Nullable Integer heartbeatInterval,
            @Nullable Word validation,
            @Nullable String password,
            @Nullable String note) {}

    RegistrationRoutes(
            StationAsk stations, OperatorPorts ports, StationSecrets secrets, ChargePointRoutes chargePoints) {
        this.stations = stations;
        this.ports = ports;
        this.register = ports.store().stationRegister();
        this.secrets = secrets;
        this.chargePoints = chargePoints;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.PUT,
                                PATH,
                                "Registers a charge point before it connects, or changes what is set for it.")
                        .tag(TAG)
                        .body(Schemas.body(ChargePointBody.class))
                        .answers(200, "The charge point as it is now.", Schemas.of(ChargePointView.class))
                        .answers(201, "The same of one that was not known.", Schemas.of(ChargePointView.class))
                        .problems(
                                ProblemKind.BAD_BODY,
                                ProblemKind.SCHEMA_FAULT,
                                ProblemKind.TIMED_OUT,
                                ProblemKind.STORE_UNAVAILABLE)
                        .by(this::put),
                Route.of(
                                Method.DELETE,
                                PATH,
                                "Removes a charge point and closes its connection; its transactions stay in the record.")
                        .tag(TAG)
                        .answers(204, "It is removed.")
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.TIMED_OUT, ProblemKind.STORE_UNAVAILABLE)
                        .by(this::remove));
    }

    private CompletionStage<HttpResponse> put(ApiRequest request) {
        String id = request.path("id");
        String fault = Identities.fault(id);
        if (fault != null) {
            throw new Problem(ProblemKind.SCHEMA_FAULT, fault, "id", null).exception();
        }
        Body body = request.body(ChargePointBody.class);
        Change change = change(body);
        return ports.stations()
                .knows(id)
                .thenCompose(
                        known -> (known ? registration(id) : CompletableFuture.completedFuture(Registration.UNKNOWN))
                                .thenCompose(before -> registered(id, change, before, request.operator()))
                                .thenCompose(done -> set(id, change, request.operator()))
                                .thenCompose(done -> chargePoints.view(id))
                                .thenApply(view -> Replies.json(known ? 200 : 201, view)));
    }

    /** The words of the API for {@link Validation}. */
    enum Word {
        strict,
        lenient
    }

    /** A body that was read to its end before anything is changed. */
    private record Change(
            Body body,
            @Nullable RegistrationStatus registration,
            @Nullable Integer heartbeatInterval,
            @Nullable Word validation,
            @Nullable StationSecret secret,
            @Nullable String note) {

        boolean isOfRegistration() {
            return body.has("registration") || body.has("heartbeatInterval");
        }

        boolean isOfSettings() {
            return body.has("validation") || body.has("note");
        }

        Settings of(Settings before) {
            String newValidation = validation == null ? null : validation.name();
            return new Settings(
                    body.has("validation") ? newValidation : before.validation(),
                    body.has("note") ? note : before.note());
        }
    }

    private Change change(Body body) {
        return new Change(
                body,
                body.choice("registration", RegistrationStatus.class),
                body.integer("heartbeatInterval", 1, LONGEST_INTERVAL),
                body.choice("validation", Word.class),
                secret(body.text("password", 80)),
                body.text("note", 500));
    }

    private @Nullable StationSecret secret(@Nullable String text) {
        try {
            return text == null ? null : secrets.of(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemKind.SCHEMA_FAULT, "password of " + e.getMessage(), "/password", null).exception();
        }
    }

    private CompletionStage<Registration> registration(String id) {
        return stations.<Snapshot>ask(id, GetSnapshot::new)
                .thenApply(snapshot -> snapshot.state().registration());
    }

    /** The first event of a charge point makes it known, so one that is not is registered in any case. */
    private CompletionStage<Done> registered(String id, Change change, Registration before, String operator) {
        if (before.known() && !change.isOfRegistration()) {
            return CompletableFuture.completedFuture(Done.done());
        }
        RegistrationStatus approval = change.body.has("registration") ? change.registration : before.approval();
        Integer interval = change.body.has("heartbeatInterval") ? change.heartbeatInterval : before.heartbeatInterval();
        return stations.<Changed>answer(id, replyTo -> new Register(approval, interval, operator, replyTo))
                .thenApply(changed -> {
                    Stored.require(changed);
                    return Done.done();
                });
    }

    private CompletionStage<Done> set(String id, Change change, String operator) {
        CompletionStage<Done> settings = change.isOfSettings()
                ? register.change(id, change::of, operator, ports.clock().instant())
                        .thenApply(there -> told(id, change))
                : CompletableFuture.completedFuture(Done.done());
        return Stored.of(settings.thenCompose(
                done -> change.body.has("password") ? secrets.set(id, change.secret, operator) : settings));
    }

    /** The open connection reads in the new way from now on. */
    private Done told(String id, Change change) {
        if (change.body.has("validation")) {
            Word word = change.validation;
            stations.tell(
                    id,
                    new ReadAs(
                            word == null ? null : Validation.valueOf(word.name().toUpperCase(Locale.ROOT))));
        }
        return Done.done();
    }

    private CompletionStage<HttpResponse> remove(ApiRequest request) {
        String operator = request.operator();
        return stations.<Changed>ask(request.path("id"), replyTo -> new Remove(operator, replyTo))
                .thenApply(changed -> {
                    Stored.require(changed);
                    return Replies.noContent();
                });
    }
}
