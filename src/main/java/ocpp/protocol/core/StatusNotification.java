package ocpp.protocol.core;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** StatusNotification, charge point to central system, section 4.9 (6.47, 6.48). */
public interface StatusNotification {

    record Request(
            @Range(min = 0) int connectorId,
            ChargePointErrorCode errorCode,
            @Length(50) @Nullable String info,
            ChargePointStatus status,
            @Nullable Instant timestamp,
            @Length(255) @Nullable String vendorId,
            @Length(50) @Nullable String vendorErrorCode)
            implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}

    enum ChargePointErrorCode {
        ConnectorLockFailure,
        EVCommunicationError,
        GroundFailure,
        HighTemperature,
        InternalError,
        LocalListConflict,
        NoError,
        OtherError,
        OverCurrentFailure,
        PowerMeterFailure,
        PowerSwitchFailure,
        ReaderFailure,
        ResetFailure,
        UnderVoltage,
        OverVoltage,
        WeakSignal
    }

    enum ChargePointStatus {
        Available,
        Preparing,
        Charging,
        SuspendedEVSE,
        SuspendedEV,
        Finishing,
        Reserved,
        Unavailable,
        Faulted
    }
}
