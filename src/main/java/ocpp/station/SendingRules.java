package ocpp.station;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import ocpp.smartcharging.Capabilities;
import ocpp.smartcharging.InstallationRules;
import org.jspecify.annotations.Nullable;

/** What a central system must not send although its payload is valid: each finds a reason, or null. */
final class SendingRules {
    private static final Pattern AUTHORIZATION_KEY = Pattern.compile("[0-9a-fA-F]{32,40}");

    private SendingRules() {}

    static @Nullable String obstacle(StationState state, RequestPayload<?> request) {
        if (request instanceof TriggerMessage.Request trigger) {
            return boot(state, trigger.requestedMessage() == MessageTrigger.BootNotification);
        } else if (request instanceof ExtendedTriggerMessage.Request trigger) {
            return boot(state, trigger.requestedMessage() == ExtendedMessageTrigger.BootNotification);
        } else if (request instanceof GetConfiguration.Request get) {
            return keys(state, get);
        } else if (request instanceof ChangeConfiguration.Request change) {
            return change(state, change);
        } else if (request instanceof SendLocalList.Request list) {
            return list(state, list);
        } else if (request instanceof SetChargingProfile.Request set) {
            return profile(state, set);
        } else if (request instanceof RemoteStartTransaction.Request start) {
            return remoteStart(start.chargingProfile());
        }
        if (request instanceof SignedUpdateFirmware.Request update) {
            return chain(update.firmware().signingCertificate());
        }
        return request instanceof CertificateSigned.Request signed
                ? tooMany(
                        state,
                        "CertificateSignedMaxChainSize",
                        "characters of certificateChain",
                        signed.certificateChain().length())
                : null;
    }

    /** An accepted station boots by itself, or after a Reset (BOOT-24). */
    private static @Nullable String boot(StationState state, boolean wanted) {
        return wanted && state.registration().accepted()
                ? "requestedMessage is BootNotification (expected: another one, since the charge point is Accepted)"
                : null;
    }

    private static @Nullable String keys(StationState state, GetConfiguration.Request get) {
        return get.key() == null
                ? null
                : tooMany(state, "GetConfigurationMaxKeys", "keys", get.key().size());
    }

    private static @Nullable String change(StationState state, ChangeConfiguration.Request change) {
        if (CommandRules.isSecret(change.key())
                && !AUTHORIZATION_KEY.matcher(change.value()).matches()) {
            return "the value of AuthorizationKey is not shown (expected: 32 to 40 hex digits)";
        }
        Integer profile = change.key().strip().equalsIgnoreCase("SecurityProfile") ? number(change.value()) : null;
        Integer present = number(state, "SecurityProfile");
        return profile != null && present != null && profile < present
                ? "SecurityProfile is " + profile + " (expected: " + present + " or more; it is never lowered)"
                : null;
    }

    private static @Nullable String list(StationState state, SendLocalList.Request list) {
        if (list.listVersion() < 1) {
            return "listVersion is " + list.listVersion() + " (expected: 1 or more)";
        }
        if (list.updateType() == UpdateType.Differential && state.localList().fullNeeded()) {
            return "updateType is Differential (expected: Full, since the charge point did not take the last one)";
        }
        List<SendLocalList.AuthorizationData> entries =
                list.localAuthorizationList() == null ? List.of() : list.localAuthorizationList();
        Set<String> seen = new HashSet<>();
        for (SendLocalList.AuthorizationData entry : entries) {
            if (!seen.add(entry.idTag().toLowerCase(Locale.ROOT))) {
                return "idTag " + entry.idTag() + " is there twice (expected: once)";
            }
        }
        return tooMany(state, "SendLocalListMaxLength", "entries", entries.size());
    }

    private static @Nullable String profile(StationState state, SetChargingProfile.Request set) {
        ChargingProfile profile = set.csChargingProfiles();
        String misplaced = switch (profile.chargingProfilePurpose()) {
            case ChargePointMaxProfile ->
                set.connectorId() == 0
                        ? null
                        : "connectorId is " + set.connectorId() + " (expected: 0 for a ChargePointMaxProfile)";
            case TxDefaultProfile -> null;
            case TxProfile -> transactionProfile(state, set.connectorId(), profile.transactionId());
        };
        return misplaced == null ? InstallationRules.unfit(profile, capabilities(state)) : misplaced;
    }

    /** As far as the station told them. */
    private static Capabilities capabilities(StationState state) {
        return new Capabilities(
                limit(state, "ChargeProfileMaxStackLevel"),
                limit(state, "ChargingScheduleMaxPeriods"),
                limit(state, "MaxChargingProfilesInstalled"),
                units(state));
    }

    private static int limit(StationState state, String key) {
        Integer known = number(state, key);
        return known == null ? Integer.MAX_VALUE : known;
    }

    /** The words are Current and Power; some stations tell the units. */
    private static Set<ChargingRateUnit> units(StationState state) {
        String text = value(state, "ChargingScheduleAllowedChargingRateUnit");
        Set<ChargingRateUnit> units = EnumSet.noneOf(ChargingRateUnit.class);
        for (String word : text == null ? new String[0] : text.split(",", -1)) {
            switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "current", "a" -> units.add(ChargingRateUnit.A);
                case "power", "w" -> units.add(ChargingRateUnit.W);
                default -> {}
            }
        }
        return units.isEmpty() ? EnumSet.allOf(ChargingRateUnit.class) : units;
    }

    private static @Nullable String transactionProfile(
            StationState state, int connectorId, @Nullable Integer transactionId) {
        if (connectorId == 0) {
            return "connectorId is 0 (expected: 1 or more for a TxProfile)";
        }
        Transactions.Open open =
                transactionId == null ? null : state.transactions().open().get(transactionId);
        return open != null && open.connectorId() == connectorId
                ? null
                : "transactionId is " + transactionId + " (expected: that of the transaction on connector "
                        + connectorId + ")";
    }

    private static @Nullable String remoteStart(@Nullable ChargingProfile profile) {
        if (profile == null) {
            return null;
        }
        if (profile.chargingProfilePurpose() != ChargingProfilePurpose.TxProfile) {
            return "chargingProfilePurpose is " + profile.chargingProfilePurpose() + " (expected: TxProfile)";
        }
        return profile.transactionId() == null
                ? null
                : "transactionId is " + profile.transactionId() + " (expected: none before the transaction)";
    }

    /** No intermediate certificates (SEC-FW-08). */
    private static @Nullable String chain(String signingCertificate) {
        int certificates = signingCertificate.split("-----BEGIN CERTIFICATE-----", -1).length - 1;
        return certificates > 1 ? "signingCertificate holds " + certificates + " certificates (expected: one)" : null;
    }

    /** As far as the station told its limit. */
    private static @Nullable String tooMany(StationState state, String key, String what, int size) {
        Integer most = number(state, key);
        return most != null && size > most
                ? size + " " + what + " (expected: at most " + most + ", its " + key + ")"
                : null;
    }

    private static @Nullable Integer number(StationState state, String key) {
        String value = value(state, key);
        return value == null ? null : number(value);
    }

    private static @Nullable String value(StationState state, String key) {
        ConfigurationValue known = state.configuration().get(key.toLowerCase(Locale.ROOT));
        return known == null ? null : known.value();
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
