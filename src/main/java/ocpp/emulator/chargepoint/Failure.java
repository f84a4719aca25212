package ocpp.emulator.chargepoint;

import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import org.jspecify.annotations.Nullable;

/** What fails at a connector, or at the charge point as a whole. */
record Failure(ChargePointErrorCode errorCode, @Nullable String info) {

    /** What a failure means for charging. */
    enum Severity {
        /** The status stays what it is (STAT-07). */
        WARNING,
        /** Faulted; a transaction goes on without energy and resumes. */
        PAUSING,
        /** Faulted; a transaction ends. */
        ENDING
    }

    Severity severity() {
        return switch (errorCode) {
            case NoError, ReaderFailure, WeakSignal, LocalListConflict, EVCommunicationError -> Severity.WARNING;
            case HighTemperature, OverVoltage, UnderVoltage, PowerMeterFailure, ResetFailure -> Severity.PAUSING;
            case ConnectorLockFailure,
                    GroundFailure,
                    InternalError,
                    OtherError,
                    OverCurrentFailure,
                    PowerSwitchFailure -> Severity.ENDING;
        };
    }
}
