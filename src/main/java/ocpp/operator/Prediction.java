package ocpp.operator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Json;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schema;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.smartcharging.ChargingProfiles;
import ocpp.smartcharging.CompositeSchedule;
import ocpp.smartcharging.Hardware;
import ocpp.smartcharging.InstalledProfile;
import ocpp.smartcharging.RunningTransaction;
import ocpp.smartcharging.Situation;
import ocpp.station.ChargePointActor.GetSnapshot;
import ocpp.station.Charging;
import ocpp.station.ConfigurationValue;
import ocpp.station.Connector;
import ocpp.station.Snapshot;
import ocpp.station.StationState;
import ocpp.station.Transactions;
import ocpp.wire.PayloadCodec;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Our own prediction of a composite schedule, from the profiles known here; the charge point is not asked. */
final class Prediction {
    private static final int DAY = 86_400;

    private final StationAsk stations;
    private final OperatorSettings.Wiring wiring;
    private final InstantSource clock;

    Prediction(StationAsk stations, OperatorSettings.Wiring wiring, InstantSource clock) {
        this.stations = stations;
        this.wiring = wiring;
        this.clock = clock;
    }

    Route route() {
        return Route.of(
                        Method.GET,
                        "/api/v1/charge-points/{id}/composite-schedule",
                        "The limits of a connector over a time, predicted from the charging profiles known here.")
                .tag("Charge points")
                .takes(
                        Parameter.integer("connectorId", "0 for all together.", 0, Integer.MAX_VALUE, 0),
                        Parameter.integer("duration", "Seconds from now.", 0, Integer.MAX_VALUE, DAY),
                        Parameter.choice("unit", "Usual: that of the profiles, else A.", ChargingRateUnit.class))
                .answers(
                        200,
                        "As the charge point would answer GetCompositeSchedule.",
                        new Schema(
                                "GetCompositeScheduleResponse", MessageSchema.of(GetCompositeSchedule.Response.class)))
                .problems(ProblemKind.NOT_FOUND, ProblemKind.TIMED_OUT)
                .by(this::predict);
    }

    private CompletionStage<HttpResponse> predict(ApiRequest request) {
        GetCompositeSchedule.Request wanted = new GetCompositeSchedule.Request(
                request.integer("connectorId", 0, Integer.MAX_VALUE, 0),
                request.integer("duration", 0, Integer.MAX_VALUE, DAY),
                request.choice("unit", ChargingRateUnit.class));
        return stations.<Snapshot>ask(request.path("id"), GetSnapshot::new).thenApply(snapshot -> {
            StationState state = snapshot.state();
            return Replies.json(Json.tree(PayloadCodec.write(
                    CompositeSchedule.of(situation(state), allowedUnits(state), wanted, clock.instant()))));
        });
    }

    private Situation situation(StationState state) {
        List<InstalledProfile> installed = new ArrayList<>();
        for (Charging.Installed each : state.charging().installed().values()) {
            installed.add(new InstalledProfile(each.connectorId(), each.installedAt(), each.profile()));
        }
        List<RunningTransaction> running = new ArrayList<>();
        for (Transactions.Open open : state.transactions().open().values()) {
            running.add(new RunningTransaction(open.connectorId(), open.transactionId(), open.startedAt()));
        }
        Hardware hardware =
                new Hardware(connectors(state), wiring.voltage(), wiring.phases(), wiring.connectorMaxA(), null);
        return new Situation(hardware, ChargingProfiles.of(installed), running);
    }

    /** What the charge point says it has, or the connectors it has spoken of. */
    private static int connectors(StationState state) {
        String told = configured(state, "numberofconnectors");
        int heard = state.connectors().values().stream()
                .mapToInt(Connector::connectorId)
                .max()
                .orElse(0);
        return told != null && told.matches("\\d{1,4}") ? Math.max(Integer.parseInt(told), heard) : Math.max(1, heard);
    }

    private static Set<ChargingRateUnit> allowedUnits(StationState state) {
        String told = configured(state, "chargingscheduleallowedchargingrateunit");
        Set<ChargingRateUnit> units = EnumSet.noneOf(ChargingRateUnit.class);
        if (told != null && told.contains("Current")) {
            units.add(ChargingRateUnit.A);
        }
        if (told != null && told.contains("Power")) {
            units.add(ChargingRateUnit.W);
        }
        return units.isEmpty() ? EnumSet.allOf(ChargingRateUnit.class) : units;
    }

    private static @Nullable String configured(StationState state, String key) {
        ConfigurationValue value = state.configuration().get(key);
        return value == null ? null : value.value();
    }
}
