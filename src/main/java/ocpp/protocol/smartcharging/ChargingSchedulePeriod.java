package ocpp.protocol.smartcharging;

import java.math.BigDecimal;
import ocpp.protocol.Tenths;
import org.jspecify.annotations.Nullable;

/** ChargingSchedulePeriod, a class of the OCPP 1.6 data types (section 7). */
public record ChargingSchedulePeriod(
        int startPeriod, @Tenths BigDecimal limit, @Nullable Integer numberPhases) {}
