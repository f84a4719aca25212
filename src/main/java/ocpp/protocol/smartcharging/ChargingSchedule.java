package ocpp.protocol.smartcharging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.Tenths;
import org.jspecify.annotations.Nullable;

/** ChargingSchedule, a class of the OCPP 1.6 data types (section 7). */
public record ChargingSchedule(
        @Nullable Integer duration,
        @Nullable Instant startSchedule,
        ChargingRateUnit chargingRateUnit,
        @NotEmpty List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @Tenths @Nullable BigDecimal minChargingRate) {}
