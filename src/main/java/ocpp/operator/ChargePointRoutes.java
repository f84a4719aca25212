package ocpp.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Page;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.ChargePointActor.GetSnapshot;
import ocpp.station.Snapshot;
import ocpp.store.StationRegister;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What is known of charge points. */
final class ChargePointRoutes {
    private static final String TAG = "Charge points";

    private final Watch watch;
    private final StationAsk stations;
    private final StationRegister register;
    private final Prediction prediction;

    ChargePointRoutes(Watch watch, StationAsk stations, StationRegister register, Prediction prediction) {
        this.watch = watch;
        this.register = register;
        this.stations = stations;
        this.prediction = prediction;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/charge-points", "All charge points, by identity.")
                        .tag(TAG)
                        .takes(
                                Parameter.flag("connected", "Only those with a connection, or only those without."),
                                Parameter.choice(
                                        "status",
                                        "Only those with a connector of this status.",
                                        ChargePointStatus.class),
                                Parameter.text("q", "Only those whose identity, vendor or model holds this text."))
                        .takes(Parameter.OF_LISTS)
                        .answers(200, "A page of them.", Schemas.page(ChargePointItem.class))
                        .by(this::list),
                Route.of(Method.GET, "/api/v1/charge-points/{id}", "All that is known of a charge point.")
                        .tag(TAG)
                        .answers(200, "All of it.", Schemas.of(ChargePointView.class))
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.TIMED_OUT, ProblemKind.STORE_UNAVAILABLE)
                        .by(this::one),
                prediction.route());
    }

    private CompletionStage<HttpResponse> list(ApiRequest request) {
        Predicate<Unit> wanted = wanted(request);
        long total = watch.fleet().units().stream().filter(wanted).count();
        int limit = request.limit();
        List<Unit> page = new ArrayList<>();
        for (Unit unit : watch.fleet().behind(request.cursor())) {
            if (page.size() > limit) {
                break;
            }
            if (wanted.test(unit)) {
                page.add(unit);
            }
        }
        boolean more = page.size() > limit;
        List<Unit> shown = more ? page.subList(0, limit) : page;
        return Replies.now(Replies.json(new Page<>(
                shown.stream().map(this::item).toList(),
                more ? Page.cursor(shown.get(limit - 1).id()) : null,
                total)));
    }

    private CompletionStage<HttpResponse> one(ApiRequest request) {
        return view(request.path("id")).thenApply(Replies::json);
    }

    /** All that is known of a charge point; a problem for one that is not. */
    CompletionStage<ChargePointView> view(String id) {
        return stations.<Snapshot>ask(id, GetSnapshot::new)
                .thenCompose(snapshot -> Stored.of(register.find(id)).thenApply(kept -> {
                    Unit unit = watch.fleet().get(id);
                    ChargePointItem item = item(unit == null ? Unit.unknown(id) : unit);
                    return ChargePointView.of(item, snapshot, kept.orElse(StationRegister.Entry.NOTHING));
                }));
    }

    private ChargePointItem item(Unit unit) {
        return ChargePointItem.of(unit, watch.frameRings().heard(unit.id()));
    }

    private static Predicate<Unit> wanted(ApiRequest request) {
        Boolean connected = request.flag("connected");
        ChargePointStatus status = request.choice("status", ChargePointStatus.class);
        String text = request.text("q");
        String part = text == null ? null : text.toLowerCase(Locale.ROOT);
        return unit -> (connected == null || connected == unit.isConnected())
                && (status == null || hasStatus(unit, status.name()))
                && (part == null || holds(unit, part));
    }

    private static boolean hasStatus(Unit unit, String status) {
        return unit.connectors().values().stream()
                .anyMatch(connector -> connector.status().equals(status));
    }

    private static boolean holds(Unit unit, String part) {
        Unit.Station station = unit.station();
        return holds(unit.id(), part)
                || (station != null && (holds(station.vendor(), part) || holds(station.model(), part)));
    }

    private static boolean holds(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }
}
