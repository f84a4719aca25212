package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.station.Charging;
import ocpp.station.ProfileEvent.Installed;
import ocpp.station.ProfileEvent.RemoteStartAccepted;
import ocpp.station.ProfileEvent.Removed;
import ocpp.station.ProfileEvent.Source;

/** The rows of the charging profiles of a station. */
final class ProfileRows {

    private static final Sql INSTALLED = Sql.upsert(
            "installed_profiles",
            "charge_point_id, charging_profile_id",
            "connector_id",
            "purpose",
            "stack_level",
            "transaction_id",
            "profile",
            "source",
            "installed_at");
    private static final Sql REMOVED = new Sql(
            "installed_profiles",
            "delete from installed_profiles where charge_point_id = ? and charging_profile_id = ?");
    private static final Sql WAITING = Sql.insert(
            "remote_start_profiles",
            "charge_point_id",
            "connector_id",
            "id_tag",
            "charging_profile_id",
            "profile",
            "accepted_at");
    private static final Sql DROP_OLDEST = new Sql(
            "remote_start_profiles",
            "delete from remote_start_profiles where charge_point_id = ? and id <= (select id from"
                    + " remote_start_profiles where charge_point_id = ? order by id desc limit 1 offset "
                    + Charging.REMOTE_START_LIMIT + ")");
    private static final Sql BEGUN = new Sql(
            "remote_start_profiles",
            "delete from remote_start_profiles where charge_point_id = ? and charging_profile_id = ?");

    private ProfileRows() {}

    static void addTo(EventRows rows) {
        rows.on(Installed.class, ProfileRows::installed)
                .on(Removed.class, ProfileRows::removed)
                .on(RemoteStartAccepted.class, ProfileRows::remoteStart);
    }

    private static void installed(Transaction transaction, String chargePointId, Installed event) throws SQLException {
        ChargingProfile profile = event.profile();
        transaction
                .row(INSTALLED)
                .text(chargePointId)
                .integer(profile.chargingProfileId())
                .integer(event.connectorId())
                .text(profile.chargingProfilePurpose().name())
                .integer(profile.stackLevel())
                .integer(profile.transactionId())
                .text(Json.text(profile))
                .text(event.source().name())
                .time(event.at())
                .add();
        if (event.source() == Source.RemoteStartTransaction) {
            transaction
                    .row(BEGUN)
                    .text(chargePointId)
                    .integer(profile.chargingProfileId())
                    .add();
        }
    }

    private static void removed(Transaction transaction, String chargePointId, Removed event) throws SQLException {
        for (int chargingProfileId : event.chargingProfileIds()) {
            transaction
                    .row(REMOVED)
                    .text(chargePointId)
                    .integer(chargingProfileId)
                    .add();
        }
    }

    private static void remoteStart(Transaction transaction, String chargePointId, RemoteStartAccepted event)
            throws SQLException {
        transaction
                .row(WAITING)
                .text(chargePointId)
                .integer(event.connectorId())
                .text(event.idTag())
                .integer(event.profile().chargingProfileId())
                .text(Json.text(event.profile()))
                .time(event.at())
                .add();
        transaction.row(DROP_OLDEST).text(chargePointId).text(chargePointId).add();
    }
}
