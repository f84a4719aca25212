package ocpp.gateway;

import java.util.List;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.jspecify.annotations.Nullable;

/** The INFO line of a CALL that was answered with a CALLRESULT, for the kinds of CALL that the seed tells of. */
final class EffectLine {
    private EffectLine() {}

    static @Nullable String of(
            String station, RequestPayload<?> request, ResponsePayload response, List<Integer> clearedProfiles) {
        if (request instanceof StatusNotification.Request status) {
            return "StatusNotification: connectorId=" + status.connectorId() + " status=" + status.status();
        } else if (response instanceof StartTransaction.Response start) {
            return "StartTransaction: chargePointId=" + station + " transactionId=" + start.transactionId();
        } else if (request instanceof MeterValues.Request values) {
            return meterValues(station, values);
        } else if (request instanceof StopTransaction.Request stop) {
            return "StopTransaction: transactionId=" + stop.transactionId() + " meterStop=" + stop.meterStop();
        } else if (request instanceof SetChargingProfile.Request set) {
            return setChargingProfile(station, set.csChargingProfiles());
        } else if (request instanceof ClearChargingProfile.Request) {
            return "ClearChargingProfile: chargePointId=" + station + " cleared=" + clearedProfiles;
        }
        return null;
    }

    private static String meterValues(String station, MeterValues.Request request) {
        MeterValue first = first(request.meterValue());
        SampledValue energy = first == null ? null : energy(first.sampledValue());
        return "MeterValues: chargePointId=" + station + " connectorId=" + request.connectorId() + " transactionId="
                + shown(request.transactionId()) + " timestamp=" + shown(first == null ? null : first.timestamp())
                + " value=" + (energy == null ? "None" : PythonText.bare(energy.value()));
    }

    /** The value that people look for: the energy register, else the first one. */
    private static @Nullable SampledValue energy(List<SampledValue> values) {
        for (SampledValue value : values) {
            if (value.measurand() == null || value.measurand() == Measurand.Energy_Active_Import_Register) {
                return value;
            }
        }
        return first(values);
    }

    private static String setChargingProfile(String station, ChargingProfile profile) {
        ChargingSchedulePeriod period = first(profile.chargingSchedule().chargingSchedulePeriod());
        return "SetChargingProfile: chargePointId=" + station + " profileId=" + profile.chargingProfileId()
                + " stackLevel=" + profile.stackLevel() + " limit="
                + (period == null ? "None" : PythonText.number(period.limit())) + " purpose="
                + profile.chargingProfilePurpose();
    }

    /** Lists may be empty in lenient mode. */
    private static <T> @Nullable T first(List<T> list) {
        return list.isEmpty() ? null : list.get(0);
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "None" : value.toString();
    }
}
