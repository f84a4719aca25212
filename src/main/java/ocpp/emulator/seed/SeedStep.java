package ocpp.emulator.seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.rpc.CallOutcome;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The CALLs of the seed's session: what each sends, what its lines add, and which status of the answer refuses it. */
enum SeedStep {
    BOOT("BootNotification"),
    STATUS("StatusNotification"),
    START("StartTransaction"),
    SET_PROFILE("SetChargingProfile"),
    HEARTBEAT("Heartbeat"),
    FIRST_METER_VALUES("MeterValues"),
    SECOND_METER_VALUES("MeterValues"),
    CLEAR_PROFILE("ClearChargingProfile"),
    STOP("StopTransaction"),
    STOP_DEAUTHORIZED("StopTransaction");

    static final String ID_TAG = "TEST";
    private static final int CONNECTOR = 1;
    private static final int PROFILE = 1;
    private static final int LIMIT_W = 7000;
    private static final int FIRST_WH = 100;
    private static final int SECOND_WH = 200;

    private final String label;

    SeedStep(String label) {
        this.label = label;
    }

    /** What the session knows when it sends a CALL; transactionId is 0 before the answer to StartTransaction. */
    record Facts(int transactionId, int heartbeats, Instant now) {}

    /** The name of the action. */
    String action() {
        return label;
    }

    /** Whether a session may go on after this CALLERROR: the standard lets a server refuse profiles from a charge point. */
    boolean isOptional(CallOutcome.Refused refused) {
        return (this == SET_PROFILE || this == CLEAR_PROFILE)
                && (refused.code().equals(ErrorCode.NotSupported.name())
                        || refused.code().equals(ErrorCode.NotImplemented.name()));
    }

    /** The name of the CALL in its lines. */
    String label(Facts facts) {
        return this == HEARTBEAT ? label + " " + facts.heartbeats() : label;
    }

    /** What the line of sending says after the name; null where the seed prints no such line. */
    @Nullable
    String sent(Facts facts) {
        return switch (this) {
            case BOOT -> null;
            case STATUS -> " (Available)";
            case START -> " (connectorId=" + CONNECTOR + ")";
            case SET_PROFILE -> " (profileId=" + PROFILE + " limit_kw=" + LIMIT_W / 1000.0 + ")";
            case HEARTBEAT -> "";
            case FIRST_METER_VALUES -> " (energy_wh=" + FIRST_WH + ")";
            case SECOND_METER_VALUES -> " (energy_wh=" + SECOND_WH + ")";
            case CLEAR_PROFILE -> " (profileId=" + PROFILE + ")";
            case STOP, STOP_DEAUTHORIZED -> " (transactionId=" + facts.transactionId() + ")";
        };
    }

    /** What the line of acknowledgement says after the name; null where the seed prints no such line. */
    @Nullable
    String acknowledged(Facts facts) {
        return switch (this) {
            case BOOT -> null;
            case STATUS, HEARTBEAT, FIRST_METER_VALUES, SECOND_METER_VALUES -> "";
            case SET_PROFILE, CLEAR_PROFILE -> " (profileId=" + PROFILE + ")";
            case START, STOP, STOP_DEAUTHORIZED -> " (transactionId=" + facts.transactionId() + ")";
        };
    }

    RequestPayload<?> request(Facts facts) {
        return switch (this) {
            case BOOT ->
                new BootNotification.Request(
                        "RalphCo", "RalphModel1", null, null, "0.1.0", null, null, "RalphMeter", null);
            case STATUS ->
                new StatusNotification.Request(
                        0,
                        StatusNotification.ChargePointErrorCode.NoError,
                        null,
                        StatusNotification.ChargePointStatus.Available,
                        null,
                        null,
                        null);
            case START -> new StartTransaction.Request(CONNECTOR, ID_TAG, 0, null, facts.now());
            case SET_PROFILE -> new SetChargingProfile.Request(CONNECTOR, profile());
            case HEARTBEAT -> new Heartbeat.Request();
            case FIRST_METER_VALUES -> meterValues(facts, FIRST_WH);
            case SECOND_METER_VALUES -> meterValues(facts, SECOND_WH);
            case CLEAR_PROFILE -> new ClearChargingProfile.Request(PROFILE, null, null, null);
            case STOP -> stop(facts, SECOND_WH, StopTransaction.Reason.Local);
            case STOP_DEAUTHORIZED -> stop(facts, 0, StopTransaction.Reason.DeAuthorized);
        };
    }

    /** The status that makes the answer a refusal, or null where the CALL is accepted. */
    static @Nullable String refusal(ResponsePayload answer) {
        if (answer instanceof StartTransaction.Response start) {
            return unlessAccepted(start.idTagInfo());
        } else if (answer instanceof StopTransaction.Response stop) {
            IdTagInfo info = stop.idTagInfo();
            return info == null ? null : unlessAccepted(info);
        } else if (answer instanceof SetChargingProfile.Response set) {
            return unlessAccepted(set.status());
        } else if (answer instanceof ClearChargingProfile.Response clear) {
            return unlessAccepted(clear.status());
        }
        return null;
    }

    private static @Nullable String unlessAccepted(IdTagInfo info) {
        return unlessAccepted(info.status());
    }

    private static @Nullable String unlessAccepted(Enum<?> status) {
        return status.name().equals("Accepted") ? null : status.name();
    }

    private static MeterValues.Request meterValues(Facts facts, int energyWh) {
        SampledValue energy = new SampledValue(
                Integer.toString(energyWh),
                null,
                null,
                SampledValue.Measurand.Energy_Active_Import_Register,
                null,
                null,
                SampledValue.UnitOfMeasure.Wh);
        return new MeterValues.Request(
                CONNECTOR, facts.transactionId(), List.of(new MeterValue(facts.now(), List.of(energy))));
    }

    private static StopTransaction.Request stop(Facts facts, int meterStop, StopTransaction.Reason reason) {
        return new StopTransaction.Request(ID_TAG, meterStop, facts.now(), facts.transactionId(), reason, null);
    }

    private static ChargingProfile profile() {
        return new ChargingProfile(
                PROFILE,
                null,
                1,
                ChargingProfilePurpose.TxProfile,
                ChargingProfile.ChargingProfileKind.Absolute,
                null,
                null,
                null,
                new ChargingSchedule(
                        null,
                        null,
                        ChargingRateUnit.W,
                        List.of(new ChargingSchedulePeriod(0, BigDecimal.valueOf(LIMIT_W), null)),
                        null));
    }
}
