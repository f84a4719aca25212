package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.station.LocalListEvent.Refused;
import ocpp.station.LocalListEvent.Sent;
import ocpp.station.LocalListEvent.Updated;
import ocpp.station.LocalListEvent.VersionReported;
import org.jspecify.annotations.Nullable;

/** The rows of the local authorization list of a station. */
final class LocalListRows {

    private static final String TABLE = "local_list_entries";
    private static final Sql SENT = new Sql(
            "charge_points",
            "update charge_points set last_list_version = ? where charge_point_id = ? and last_list_version < ?");
    private static final Sql VERSION =
            new Sql("charge_points", "update charge_points set list_version = ? where charge_point_id = ?");
    private static final Sql CLEAR = new Sql(TABLE, "delete from local_list_entries where charge_point_id = ?");
    private static final Sql DELETE =
            new Sql(TABLE, "delete from local_list_entries where charge_point_id = ? and id_tag_folded = ?");
    private static final Sql ENTRY =
            Sql.upsert(TABLE, "charge_point_id, id_tag_folded", "id_tag", "status", "expiry_date", "parent_id_tag");

    private LocalListRows() {}

    static void addTo(EventRows rows) {
        rows.on(Sent.class, LocalListRows::sent)
                .on(Updated.class, LocalListRows::updated)
                .on(Refused.class, (transaction, chargePointId, event) -> version(transaction, chargePointId, null))
                .on(
                        VersionReported.class,
                        (transaction, chargePointId, event) ->
                                version(transaction, chargePointId, event.listVersion()));
    }

    private static void sent(Transaction transaction, String chargePointId, Sent event) throws SQLException {
        transaction
                .row(SENT)
                .integer(event.listVersion())
                .text(chargePointId)
                .integer(event.listVersion())
                .add();
    }

    private static void version(Transaction transaction, String chargePointId, @Nullable Integer listVersion)
            throws SQLException {
        transaction.row(VERSION).integer(listVersion).text(chargePointId).add();
    }

    private static void updated(Transaction transaction, String chargePointId, Updated event) throws SQLException {
        if (event.updateType() == UpdateType.Full) {
            transaction.row(CLEAR).text(chargePointId).add();
        }
        for (AuthorizationData entry : event.entries()) {
            entry(transaction, chargePointId, entry);
        }
        version(transaction, chargePointId, event.listVersion());
    }

    private static void entry(Transaction transaction, String chargePointId, AuthorizationData entry)
            throws SQLException {
        IdTagInfo info = entry.idTagInfo();
        if (info == null) {
            transaction
                    .row(DELETE)
                    .text(chargePointId)
                    .text(Texts.folded(entry.idTag()))
                    .add();
            return;
        }
        transaction
                .row(ENTRY)
                .text(chargePointId)
                .text(Texts.folded(entry.idTag()))
                .text(entry.idTag())
                .text(info.status().name())
                .time(info.expiryDate())
                .text(info.parentIdTag())
                .add();
    }
}
