package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.ChargeProfileMaxStackLevel;
import static ocpp.emulator.configuration.ConfigurationKey.ChargingScheduleAllowedChargingRateUnit;
import static ocpp.emulator.configuration.ConfigurationKey.ChargingScheduleMaxPeriods;
import static ocpp.emulator.configuration.ConfigurationKey.MaxChargingProfilesInstalled;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import ocpp.emulator.meter.PowerLimit;
import ocpp.emulator.meter.VehicleModel;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.smartcharging.Capabilities;
import ocpp.smartcharging.ChargingProfiles;
import ocpp.smartcharging.CompositeSchedule;
import ocpp.smartcharging.FairShare.Claim;
import ocpp.smartcharging.Hardware;
import ocpp.smartcharging.Installation;
import ocpp.smartcharging.InstallationRules;
import ocpp.smartcharging.InstalledProfile;
import ocpp.smartcharging.LimitAt;
import ocpp.smartcharging.RunningTransaction;
import ocpp.smartcharging.Situation;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The charging profiles, and the limits that follow from them and bind the power of every connector (section 3.13). */
final class ChargingLimits {
    private final Board board;
    private final Connectors connectors;
    private final Hardware hardware;
    private final Turns turns;
    private final Map<Integer, Bounds> bounds = new HashMap<>();
    private ChargingProfiles profiles = ChargingProfiles.NONE;
    private Instant boundsUntil = Instant.MIN;

    /** What one connector, or with 0 all of them together, may take, before they share. */
    private record Bounds(
            BigDecimal amps, BigDecimal watts, @Nullable Integer phases) {}

    ChargingLimits(Board board, Connectors connectors) {
        this.board = board;
        this.connectors = connectors;
        ChargePointTemplate template = board.setup().template();
        this.turns = new Turns(BigDecimal.valueOf(template.directCurrent() ? 0 : VehicleModel.LEAST_AMPS));
        this.hardware = new Hardware(
                connectors.count(),
                ChargePointTemplate.VOLTAGE,
                template.phases(),
                BigDecimal.valueOf(template.maxAmps()),
                BigDecimal.valueOf(template.stationMaxAmps()));
    }

    CallAnswer set(SetChargingProfile.Request request) {
        Installation installation = InstallationRules.install(situation(), capabilities(), request, board.time());
        if (installation instanceof Installation.Installed installed) {
            change(installed.profiles());
            return CallAnswer.of(new SetChargingProfile.Response(ChargingProfileStatus.Accepted));
        } else if (installation instanceof Installation.UnknownConnector unknown) {
            return CallAnswer.error(ErrorCode.PropertyConstraintViolation, unknown.reason());
        }
        return CallAnswer.of(new SetChargingProfile.Response(ChargingProfileStatus.Rejected));
    }

    ClearChargingProfile.Response clear(ClearChargingProfile.Request request) {
        ChargingProfiles cleared = profiles.cleared(request);
        boolean any = cleared.size() < profiles.size();
        change(cleared);
        return new ClearChargingProfile.Response(
                any ? ClearChargingProfileStatus.Accepted : ClearChargingProfileStatus.Unknown);
    }

    GetCompositeSchedule.Response composite(GetCompositeSchedule.Request request) {
        return CompositeSchedule.of(situation(), allowedUnits(), request, board.time());
    }

    /** Why a remote start cannot be obeyed, or null (RSTART-04, RSTART-05). */
    @Nullable
    String remoteStartProblem(RemoteStartTransaction.Request request) {
        return InstallationRules.remoteStart(situation(), capabilities(), request);
    }

    /** A transaction has begun, perhaps with a profile of its own (RSTART-06). */
    void begun(int connectorId, @Nullable ChargingProfile profile) {
        if (profile != null) {
            change(profiles.with(new InstalledProfile(connectorId, board.time(), profile)));
        }
        boundsUntil = Instant.MIN;
    }

    /** A transaction is over: its TxProfiles go (SC-PUR-05). */
    void ended(Transaction transaction) {
        change(profiles.withoutTransaction(running(transaction)));
        boundsUntil = Instant.MIN;
    }

    /** A transaction has got its id. */
    void identified() {
        boundsUntil = Instant.MIN;
    }

    /** Offers every connector what it may deliver now. */
    void apply(IntPredicate energy) {
        if (!board.now().isBefore(boundsUntil)) {
            findBounds();
        }
        List<Claim> claims = new ArrayList<>();
        for (Connector connector : connectors.all()) {
            if (energy.test(connector.id())) {
                BigDecimal appetite =
                        BigDecimal.valueOf(connector.meter().demandAmps()).setScale(1, RoundingMode.UP);
                claims.add(
                        new Claim(connector.id(), appetite, of(connector.id()).amps()));
            }
        }
        Map<Integer, BigDecimal> offers = turns.share(of(0).amps(), claims, board.now());
        for (Connector connector : connectors.all()) {
            connectors.usePhases(connector.id(), of(connector.id()).phases());
            PowerLimit limit = offered(connector.id(), offers.getOrDefault(connector.id(), BigDecimal.ZERO));
            if (!limit.equals(connector.meter().offered())) {
                connector.meter().offer(limit);
            }
        }
    }

    /** W that a connector may deliver now. */
    double limitWatts(int connectorId) {
        PowerLimit limit = connectors.get(connectorId).meter().offered();
        double watts = limit.amps() * ChargePointTemplate.VOLTAGE * hardware.phases();
        return Math.min(board.setup().template().maxWatts(), Math.min(watts, limit.watts()));
    }

    Instant nextDeadline() {
        boolean inUse = connectors.all().stream().anyMatch(connector -> connector.transaction() != null);
        return inUse ? Deadlines.earlier(boundsUntil, turns.nextDeadline()) : Instant.MAX;
    }

    List<InstalledProfile> save() {
        return profiles.installed();
    }

    void restore(List<InstalledProfile> saved) {
        profiles = ChargingProfiles.of(saved);
        boundsUntil = Instant.MIN;
    }

    private PowerLimit offered(int connectorId, BigDecimal amps) {
        return amps.signum() == 0
                ? PowerLimit.ZERO
                : new PowerLimit(amps.doubleValue(), of(connectorId).watts().doubleValue());
    }

    private Bounds of(int connectorId) {
        return bounds.getOrDefault(connectorId, new Bounds(BigDecimal.ZERO, BigDecimal.ZERO, null));
    }

    private void findBounds() {
        Situation situation = situation();
        Instant until = Instant.MAX;
        for (int connectorId = 0; connectorId <= connectors.count(); connectorId++) {
            LimitAt amps = LimitAt.of(situation, connectorId, ChargingRateUnit.A, board.time());
            LimitAt watts = LimitAt.of(situation, connectorId, ChargingRateUnit.W, board.time());
            bounds.put(connectorId, new Bounds(amps.limit(), watts.limit(), amps.numberPhases()));
            until = Deadlines.earlier(until, Deadlines.orNever(amps.until()));
        }
        boundsUntil = until.equals(Instant.MAX) ? until : until.minus(board.clockAhead());
    }

    private void change(ChargingProfiles changed) {
        if (!changed.equals(profiles)) {
            profiles = changed;
            boundsUntil = Instant.MIN;
            board.touch();
        }
    }

    private Situation situation() {
        List<RunningTransaction> running = new ArrayList<>();
        for (Connector connector : connectors.all()) {
            Transaction transaction = connector.transaction();
            if (transaction != null) {
                running.add(running(transaction));
            }
        }
        return new Situation(hardware, profiles, running);
    }

    private RunningTransaction running(Transaction transaction) {
        return new RunningTransaction(
                transaction.connectorId(),
                transaction.transactionId(),
                board.clock(transaction.start().startedAt()));
    }

    private Capabilities capabilities() {
        return new Capabilities(
                board.configuration().number(ChargeProfileMaxStackLevel),
                board.configuration().number(ChargingScheduleMaxPeriods),
                board.configuration().number(MaxChargingProfilesInstalled),
                allowedUnits());
    }

    private Set<ChargingRateUnit> allowedUnits() {
        Set<ChargingRateUnit> units = EnumSet.noneOf(ChargingRateUnit.class);
        List<String> names = board.configuration().items(ChargingScheduleAllowedChargingRateUnit);
        if (names.contains("Current")) {
            units.add(ChargingRateUnit.A);
        }
        if (names.contains("Power") || units.isEmpty()) {
            units.add(ChargingRateUnit.W);
        }
        return units;
    }
}
