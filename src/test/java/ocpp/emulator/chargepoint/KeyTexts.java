package ocpp.emulator.chargepoint;

import ocpp.emulator.configuration.ConfigurationKey;

/** What each configuration key does, in words for the manual. */
final class KeyTexts {
    private KeyTexts() {}

    static String of(ConfigurationKey key) {
        return switch (key) {
            case AllowOfflineTxForUnknownId -> "offline, tags found neither in the list nor in the cache may start";
            case AuthorizationCacheEnabled -> "the cache is filled and asked; false: ClearCache is Rejected";
            case AuthorizeRemoteTxRequests -> "a remote start authorizes its tag like a card; false: it starts at once";
            case ClockAlignedDataInterval -> "s; meter values at multiples from midnight UTC, 0 for none";
            case ConnectionTimeOut -> "s; how long a card or a remote start waits for the cable";
            case ConnectorPhaseRotation -> "how the phases of an outlet are wired to the lines of the grid";
            case ConnectorPhaseRotationMaxLength -> "items that the list may hold";
            case GetConfigurationMaxKeys -> "keys of one GetConfiguration; more: OccurenceConstraintViolation";
            case HeartbeatInterval ->
                "s without any message before a Heartbeat; set by every accepted boot; 0: one a day";
            case LocalAuthorizeOffline -> "offline, tags that the list or the cache accepts may start";
            case LocalPreAuthorize -> "online, tags that the list or the cache accepts start without being asked for";
            case MaxEnergyOnInvalidId -> "Wh that a refused tag may still charge";
            case MessageTimeout -> "s that a message waits for its answer";
            case MeterValuesAlignedData -> "measurands of the aligned values";
            case MeterValuesAlignedDataMaxLength -> "items that the list may hold";
            case MeterValuesSampledData ->
                "measurands of the sampled and of triggered values; empty: the energy register";
            case MeterValuesSampledDataMaxLength -> "items that the list may hold";
            case MeterValueSampleInterval -> "s from the start of a transaction, 0 for none";
            case MinimumStatusDuration -> "s; a status that lasted less is not told";
            case NumberOfConnectors -> "as `--connectors` says";
            case ResetRetries -> "how often a reset is tried again while ResetFailure holds";
            case StopTransactionMaxMeterValues ->
                "values of one StopTransaction; every second between the first and the last makes room";
            case StopTransactionOnEVSideDisconnect ->
                "pulling out at the vehicle ends the transaction; false: it waits for the cable";
            case StopTransactionOnInvalidId -> "a refused tag ends its transaction; false: only its energy";
            case StopTxnAlignedData -> "measurands that StopTransaction holds for every aligned time";
            case StopTxnAlignedDataMaxLength -> "items that the list may hold";
            case StopTxnSampledData -> "measurands that StopTransaction holds for every sample";
            case StopTxnSampledDataMaxLength -> "items that the list may hold";
            case SupportedFeatureProfiles -> "what is not among them is NotSupported, and its keys are not there";
            case TransactionMessageAttempts -> "how often a message about a transaction is tried";
            case TransactionMessageRetryInterval -> "s before the second try; before the n-th n-1 times as long";
            case UnlockConnectorOnEVSideDisconnect ->
                "pulling out at the vehicle unlocks the cable; false: it waits for the card; with a fixed cable false and read-only";
            case WebSocketPingInterval -> "s between pings, 0 for none";
            case LocalAuthListEnabled -> "the list is asked and can be changed; false: version -1";
            case LocalAuthListMaxLength -> "tags in the list";
            case SendLocalListMaxLength -> "tags in one SendLocalList";
            case ReserveConnectorZeroSupported ->
                "a reservation of connector 0 keeps one connector free; false: Rejected";
            case ChargeProfileMaxStackLevel -> "highest stackLevel that is taken";
            case ChargingScheduleAllowedChargingRateUnit -> "units that are taken: Current for A, Power for W";
            case ChargingScheduleMaxPeriods -> "periods of one schedule";
            case ConnectorSwitch3to1PhaseSupported ->
                "a limit for one phase has the vehicle charge on one; false: it bounds the sum of three";
            case MaxChargingProfilesInstalled -> "profiles in the store";
            case SupportedFileTransferProtocols -> "schemes of addresses that files are fetched from and put to";
            case AdditionalRootCertificateCheck -> "a new root of the central system has to be signed by the old one";
            case AuthorizationKey -> "hexadecimal digits, the password of the connection; a change has it connect anew";
            case CertificateSignedMaxChainSize -> "characters of a chain that is taken";
            case CertificateStoreMaxLength -> "root certificates in the store";
            case CpoName -> "O of the request for a certificate; without it none is made";
            case SecurityProfile -> "from 0 to 1 with a key, never down; 2 and 3 are not taken";
        };
    }
}
