package ocpp.store;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.station.Charging;
import ocpp.station.ConfigurationValue;
import ocpp.station.Connector;
import ocpp.station.IntMap;
import ocpp.station.JobEvent.JobKind;
import ocpp.station.Jobs;
import ocpp.station.LocalList;
import ocpp.station.ProfileEvent;
import ocpp.station.Registration;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.Reservations;
import ocpp.station.StationState;
import ocpp.station.TransactionEvent.TransactionFlag;
import ocpp.station.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads the state of one charge point from its tables: what the sum of its events would be. */
final class StateQueries {

    private final Session session;
    private final String chargePointId;

    StateQueries(Session session, String chargePointId) {
        this.session = session;
        this.chargePointId = chargePointId;
    }

    StationState state() throws SQLException {
        StationState state =
                session.first("select * from charge_points where charge_point_id = ?", this::stateOf, chargePointId);
        return state == null ? StationState.initial(chargePointId) : state;
    }

    private StationState stateOf(Columns row) throws SQLException {
        Transactions transactions = new Transactions(open(), finished());
        MessageTail tail = MessageTail.of(session, chargePointId, row.time("created_at"), metered(transactions));
        BigDecimal metered = tail.registerWh(row.timeOrNull("last_meter_at"));
        return new StationState(
                chargePointId,
                registration(row),
                connectors(),
                transactions,
                new Charging(installed(), remoteStarts()),
                new Reservations(reservations(), row.integer("last_reservation_id")),
                new LocalList(row.integerOrNull("list_version"), row.integer("last_list_version")),
                configuration(),
                new Jobs(jobs(), row.integer("last_request_id")),
                tail.answered(),
                repairs(),
                metered == null ? row.decimalOrNull("last_meter_wh") : metered);
    }

    private Registration registration(Columns row) throws SQLException {
        return new Registration(
                true,
                boot(row),
                row.constantOrNull("registration_status", RegistrationStatus.class),
                row.constantOrNull("approval", RegistrationStatus.class),
                row.integerOrNull("heartbeat_interval"),
                row.timeOrNull("booted_at"),
                row.timeOrNull("last_seen_at"),
                session.list(
                        "select action, triggered_at from triggered_messages where charge_point_id = ? order by id",
                        triggered -> new Registration.Triggered(
                                triggered.constant("action", Action.class), triggered.time("triggered_at")),
                        chargePointId));
    }

    private static BootNotification.@Nullable Request boot(Columns row) throws SQLException {
        if (row.timeOrNull("booted_at") == null) {
            return null;
        }
        return new BootNotification.Request(
                row.text("vendor"),
                row.text("model"),
                row.textOrNull("serial_number"),
                row.textOrNull("charge_box_serial_number"),
                row.textOrNull("firmware_version"),
                row.textOrNull("iccid"),
                row.textOrNull("imsi"),
                row.textOrNull("meter_type"),
                row.textOrNull("meter_serial_number"));
    }

    private IntMap<Connector> connectors() throws SQLException {
        IntMap<Connector> connectors = IntMap.empty();
        for (Connector connector : session.list(
                "select * from connectors where charge_point_id = ? order by connector_id limit "
                        + StationState.CONNECTOR_LIMIT,
                StateQueries::connector,
                chargePointId)) {
            connectors = connectors.with(connector.connectorId(), connector);
        }
        return connectors;
    }

    private static Connector connector(Columns row) throws SQLException {
        return new Connector(
                row.integer("connector_id"),
                row.constantOrNull("status", ChargePointStatus.class),
                row.constantOrNull("error_code", ChargePointErrorCode.class),
                row.timeOrNull("occurred_at"),
                row.timeOrNull("received_at"),
                row.constantOrNull("availability", AvailabilityType.class),
                row.truth("availability_scheduled"));
    }

    private IntMap<Transactions.Open> open() throws SQLException {
        IntMap<Transactions.Open> open = IntMap.empty();
        for (Transactions.Open transaction : session.list(
                "select * from transactions where charge_point_id = ? and stop_received_at is null"
                        + " and detached = false order by transaction_id desc limit " + Transactions.OPEN_LIMIT,
                StateQueries::open,
                chargePointId)) {
            open = open.with(transaction.transactionId(), transaction);
        }
        return open;
    }

    private static Transactions.Open open(Columns row) throws SQLException {
        return new Transactions.Open(
                row.integer("transaction_id"),
                row.integer("connector_id"),
                row.text("id_tag"),
                row.textOrNull("parent_id_tag"),
                row.constant("id_tag_status", AuthorizationStatus.class),
                row.time("started_at"),
                row.integer("meter_start"),
                row.decimal("register_wh"),
                row.time("register_at"),
                row.decimal("energy_wh"),
                Flags.of(row.text("flags"), TransactionFlag.class));
    }

    private List<Transactions.Finished> finished() throws SQLException {
        return oldestFirst(session.list(
                "select * from transactions where charge_point_id = ? and stop_received_at is not null"
                        + " and detached = false order by stop_received_at desc, transaction_id desc limit "
                        + Transactions.FINISHED_LIMIT,
                StateQueries::finished,
                chargePointId));
    }

    private static Transactions.Finished finished(Columns row) throws SQLException {
        return new Transactions.Finished(
                row.integer("transaction_id"),
                row.integer("connector_id"),
                row.text("id_tag"),
                row.constant("id_tag_status", AuthorizationStatus.class),
                row.time("started_at"),
                row.integer("meter_start"),
                row.time("stopped_at"));
    }

    private IntMap<Charging.Installed> installed() throws SQLException {
        IntMap<Charging.Installed> installed = IntMap.empty();
        for (Charging.Installed profile : session.list(
                "select * from installed_profiles where charge_point_id = ? order by charging_profile_id",
                StateQueries::installed,
                chargePointId)) {
            installed = installed.with(profile.profile().chargingProfileId(), profile);
        }
        return installed;
    }

    private static Charging.Installed installed(Columns row) throws SQLException {
        return new Charging.Installed(
                row.integer("connector_id"),
                Json.read(row.text("profile"), ChargingProfile.class),
                row.constant("source", ProfileEvent.Source.class),
                row.time("installed_at"));
    }

    private List<ProfileEvent.RemoteStartAccepted> remoteStarts() throws SQLException {
        return session.list(
                "select * from remote_start_profiles where charge_point_id = ? order by id",
                row -> new ProfileEvent.RemoteStartAccepted(
                        row.time("accepted_at"),
                        row.integerOrNull("connector_id"),
                        row.text("id_tag"),
                        Json.read(row.text("profile"), ChargingProfile.class)),
                chargePointId);
    }

    private IntMap<Reservations.Reservation> reservations() throws SQLException {
        IntMap<Reservations.Reservation> reservations = IntMap.empty();
        for (Reservations.Reservation reservation : session.list(
                "select * from reservations where charge_point_id = ? and state in ('PENDING', 'ACCEPTED')",
                StateQueries::reservation,
                chargePointId)) {
            reservations = reservations.with(reservation.reservationId(), reservation);
        }
        return reservations;
    }

    private static Reservations.Reservation reservation(Columns row) throws SQLException {
        return new Reservations.Reservation(
                row.integer("reservation_id"),
                row.integer("connector_id"),
                row.text("id_tag"),
                row.textOrNull("parent_id_tag"),
                row.time("expiry_date"),
                row.constant("state", ReservationState.class));
    }

    private Map<String, ConfigurationValue> configuration() throws SQLException {
        Map<String, ConfigurationValue> configuration = new HashMap<>();
        for (ConfigurationValue value : session.list(
                "select * from configuration_keys where charge_point_id = ?",
                row -> new ConfigurationValue(
                        row.text("key"), row.textOrNull("value"), row.truth("readonly"), row.truth("reboot_required")),
                chargePointId)) {
            configuration.put(Texts.folded(value.key()), value);
        }
        return Map.copyOf(configuration);
    }

    private Map<JobKind, Jobs.Job> jobs() throws SQLException {
        Map<JobKind, Jobs.Job> jobs = new EnumMap<>(JobKind.class);
        for (JobKind kind : JobKind.values()) {
            Jobs.Job job = session.first(
                    "select * from jobs where charge_point_id = ? and kind = ? order by id desc limit 1",
                    row -> new Jobs.Job(
                            row.textOrNull("command_id"),
                            row.integerOrNull("request_id"),
                            row.textOrNull("status"),
                            row.time("changed_at")),
                    chargePointId,
                    kind.name());
            if (job != null) {
                jobs.put(kind, job);
            }
        }
        return Map.copyOf(jobs);
    }

    private Map<String, Integer> repairs() throws SQLException {
        Map<String, Integer> repairs = new HashMap<>();
        for (Map.Entry<String, Integer> repair : session.list(
                "select rule, total from repairs where charge_point_id = ?",
                row -> Map.entry(row.text("rule"), row.integer("total")),
                chargePointId)) {
            repairs.put(repair.getKey(), repair.getValue());
        }
        return Map.copyOf(repairs);
    }

    /** Those that meter values may still come of: the open ones, and the one that ended last. */
    private static List<Integer> metered(Transactions transactions) {
        List<Integer> ids = new ArrayList<>();
        transactions.open().values().forEach(open -> ids.add(open.transactionId()));
        List<Transactions.Finished> finished = transactions.finished();
        if (!finished.isEmpty()) {
            ids.add(finished.get(finished.size() - 1).transactionId());
        }
        return ids;
    }

    private static <T> List<T> oldestFirst(List<T> newestFirst) {
        List<T> reversed = new ArrayList<>(newestFirst);
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }
}
