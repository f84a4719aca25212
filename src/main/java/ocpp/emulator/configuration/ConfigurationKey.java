package ocpp.emulator.configuration;

import static ocpp.emulator.configuration.ConfigurationKey.Access.READ_ONLY;
import static ocpp.emulator.configuration.ConfigurationKey.Access.READ_WRITE;
import static ocpp.emulator.configuration.ConfigurationKey.Access.WRITE_ONLY;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ocpp.protocol.FeatureProfile;
import org.jspecify.annotations.Nullable;

/** The configuration keys of the virtual charge point (section 9, requirements CFG): every one of them is obeyed. */
public enum ConfigurationKey {
    AllowOfflineTxForUnknownId(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "false"),
    AuthorizationCacheEnabled(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "true"),
    AuthorizeRemoteTxRequests(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "false"),
    ClockAlignedDataInterval(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "0"),
    ConnectionTimeOut(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "60"),
    ConnectorPhaseRotation(FeatureProfile.Core, ValueKind.PHASE_ROTATION, READ_WRITE, ""),
    ConnectorPhaseRotationMaxLength(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "33"),
    GetConfigurationMaxKeys(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "50"),
    HeartbeatInterval(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "300"),
    LocalAuthorizeOffline(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "true"),
    LocalPreAuthorize(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "false"),
    MaxEnergyOnInvalidId(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "0"),
    MessageTimeout(FeatureProfile.Core, ValueKind.POSITIVE, READ_WRITE, "30"),
    MeterValuesAlignedData(FeatureProfile.Core, ValueKind.MEASURANDS, READ_WRITE, "Energy.Active.Import.Register"),
    MeterValuesAlignedDataMaxLength(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "30"),
    MeterValuesSampledData(FeatureProfile.Core, ValueKind.MEASURANDS, READ_WRITE, "Energy.Active.Import.Register"),
    MeterValuesSampledDataMaxLength(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "30"),
    MeterValueSampleInterval(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "60"),
    MinimumStatusDuration(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "0"),
    NumberOfConnectors(FeatureProfile.Core, ValueKind.POSITIVE, READ_ONLY, "2"),
    ResetRetries(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "1"),
    StopTransactionMaxMeterValues(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "100"),
    StopTransactionOnEVSideDisconnect(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "true"),
    StopTransactionOnInvalidId(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "true"),
    StopTxnAlignedData(FeatureProfile.Core, ValueKind.MEASURANDS, READ_WRITE, ""),
    StopTxnAlignedDataMaxLength(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "30"),
    StopTxnSampledData(FeatureProfile.Core, ValueKind.MEASURANDS, READ_WRITE, ""),
    StopTxnSampledDataMaxLength(FeatureProfile.Core, ValueKind.COUNT, READ_ONLY, "30"),
    SupportedFeatureProfiles(
            FeatureProfile.Core,
            ValueKind.FEATURE_PROFILES,
            READ_ONLY,
            "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"),
    TransactionMessageAttempts(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "3"),
    TransactionMessageRetryInterval(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "60"),
    UnlockConnectorOnEVSideDisconnect(FeatureProfile.Core, ValueKind.BOOLEAN, READ_WRITE, "true"),
    WebSocketPingInterval(FeatureProfile.Core, ValueKind.COUNT, READ_WRITE, "60"),
    LocalAuthListEnabled(FeatureProfile.LocalAuthListManagement, ValueKind.BOOLEAN, READ_WRITE, "true"),
    LocalAuthListMaxLength(FeatureProfile.LocalAuthListManagement, ValueKind.COUNT, READ_ONLY, "1000"),
    SendLocalListMaxLength(FeatureProfile.LocalAuthListManagement, ValueKind.COUNT, READ_ONLY, "100"),
    ReserveConnectorZeroSupported(FeatureProfile.Reservation, ValueKind.BOOLEAN, READ_ONLY, "true"),
    ChargeProfileMaxStackLevel(FeatureProfile.SmartCharging, ValueKind.COUNT, READ_ONLY, "8"),
    ChargingScheduleAllowedChargingRateUnit(
            FeatureProfile.SmartCharging, ValueKind.RATE_UNITS, READ_ONLY, "Current,Power"),
    ChargingScheduleMaxPeriods(FeatureProfile.SmartCharging, ValueKind.COUNT, READ_ONLY, "24"),
    ConnectorSwitch3to1PhaseSupported(FeatureProfile.SmartCharging, ValueKind.BOOLEAN, READ_ONLY, "false"),
    MaxChargingProfilesInstalled(FeatureProfile.SmartCharging, ValueKind.COUNT, READ_ONLY, "20"),
    SupportedFileTransferProtocols(
            FeatureProfile.FirmwareManagement, ValueKind.TRANSFER_PROTOCOLS, READ_ONLY, "FTP,HTTP,HTTPS"),
    AdditionalRootCertificateCheck(FeatureProfile.Security, ValueKind.BOOLEAN, READ_ONLY, "false"),
    AuthorizationKey(FeatureProfile.Security, ValueKind.AUTHORIZATION_KEY, WRITE_ONLY, null),
    CertificateSignedMaxChainSize(FeatureProfile.Security, ValueKind.COUNT, READ_ONLY, "10000"),
    CertificateStoreMaxLength(FeatureProfile.Security, ValueKind.COUNT, READ_ONLY, "10"),
    CpoName(FeatureProfile.Security, ValueKind.TEXT, READ_WRITE, null),
    SecurityProfile(FeatureProfile.Security, ValueKind.SECURITY_PROFILE, READ_WRITE, "0");

    /** What ChangeConfiguration and GetConfiguration may do with a key. */
    public enum Access {
        READ_ONLY,
        READ_WRITE,
        WRITE_ONLY
    }

    private static final Map<String, ConfigurationKey> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(key -> folded(key.name()), Function.identity()));

    private final FeatureProfile profile;
    private final ValueKind kind;
    private final Access access;
    private final @Nullable String initial;

    ConfigurationKey(FeatureProfile profile, ValueKind kind, Access access, @Nullable String initial) {
        this.profile = profile;
        this.kind = kind;
        this.access = access;
        this.initial = initial;
    }

    /** The key of this name in any case (CFG-04), or null. */
    public static @Nullable ConfigurationKey named(String name) {
        return BY_NAME.get(folded(name));
    }

    /** The feature profile without which the key does not exist. */
    public FeatureProfile profile() {
        return profile;
    }

    public ValueKind kind() {
        return kind;
    }

    public Access access() {
        return access;
    }

    /** The value before anybody changes it; null where there is none. */
    public @Nullable String initial() {
        return initial;
    }

    /** The key that says how many items the list of this key may hold, or null. */
    @Nullable
    ConfigurationKey maxLength() {
        return BY_NAME.get(folded(name() + "MaxLength"));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
