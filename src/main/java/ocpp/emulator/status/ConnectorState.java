package ocpp.emulator.status;

import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/** What a StatusNotification says of a connector, but for the time. */
public record ConnectorState(
        ChargePointStatus status,
        ChargePointErrorCode errorCode,
        @Nullable String info,
        @Nullable String vendorId,
        @Nullable String vendorErrorCode) {

    /** This status, without an error. */
    public static ConnectorState of(ChargePointStatus status) {
        return new ConnectorState(status, ChargePointErrorCode.NoError, null, null, null);
    }

    /** The same with a remark. */
    public ConnectorState withInfo(@Nullable String remark) {
        return new ConnectorState(status, errorCode, remark, vendorId, vendorErrorCode);
    }
}
