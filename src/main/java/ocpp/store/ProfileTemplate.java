package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.smartcharging.ChargingProfile;
import org.jspecify.annotations.Nullable;

/** A named charging profile; its id is the chargingProfileId on the wire. */
public record ProfileTemplate(@Nullable String description, ChargingProfile profile) {

    static ProfileTemplate read(Columns row) throws SQLException {
        return new ProfileTemplate(
                row.textOrNull("description"), Json.read(row.text("profile"), ChargingProfile.class));
    }
}
