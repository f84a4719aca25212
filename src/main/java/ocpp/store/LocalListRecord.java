package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;

/** An entry of the local authorization list of a station. */
public record LocalListRecord(String idTag, IdTagInfo idTagInfo) {

    static LocalListRecord read(Columns row) throws SQLException {
        return new LocalListRecord(
                row.text("id_tag"),
                new IdTagInfo(
                        row.timeOrNull("expiry_date"),
                        row.textOrNull("parent_id_tag"),
                        row.constant("status", AuthorizationStatus.class)));
    }
}
