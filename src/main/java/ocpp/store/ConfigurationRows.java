package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.station.ConfigurationEvent.Changed;
import ocpp.station.ConfigurationEvent.Reported;

/** The rows of the configuration keys of a station, as far as they are known. */
final class ConfigurationRows {

    private static final String TABLE = "configuration_keys";
    private static final Sql REPORTED = Sql.upsert(
            TABLE, "charge_point_id, key_folded", "key", "value", "readonly", "reboot_required", "changed_at");

    /** The spelling of a key is the station's, once it has told it. */
    private static final Sql CHANGED = Sql.insertOr(
            TABLE,
            "(charge_point_id, key_folded) do update set "
                    + Sql.excluded("value", "readonly", "reboot_required", "changed_at"),
            "charge_point_id",
            "key_folded",
            "key",
            "value",
            "readonly",
            "reboot_required",
            "changed_at");

    private static final Sql UNKNOWN =
            new Sql(TABLE, "delete from configuration_keys where charge_point_id = ? and key_folded = ?");

    private ConfigurationRows() {}

    static void addTo(EventRows rows) {
        rows.on(Reported.class, ConfigurationRows::reported).on(Changed.class, ConfigurationRows::changed);
    }

    private static void reported(Transaction transaction, String chargePointId, Reported event) throws SQLException {
        for (KeyValue known : event.known()) {
            transaction
                    .row(REPORTED)
                    .text(chargePointId)
                    .text(Texts.folded(known.key()))
                    .text(known.key())
                    .text(known.value())
                    .truth(known.readonly())
                    .truth(false)
                    .time(event.at())
                    .add();
        }
        for (String key : event.unknown()) {
            transaction.row(UNKNOWN).text(chargePointId).text(Texts.folded(key)).add();
        }
    }

    private static void changed(Transaction transaction, String chargePointId, Changed event) throws SQLException {
        transaction
                .row(CHANGED)
                .text(chargePointId)
                .text(Texts.folded(event.key()))
                .text(event.key())
                .text(event.value())
                .truth(false)
                .truth(event.rebootRequired())
                .time(event.at())
                .add();
    }
}
