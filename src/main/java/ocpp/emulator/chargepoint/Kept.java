package ocpp.emulator.chargepoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ocpp.emulator.authorization.AuthorizationCache;
import ocpp.emulator.authorization.LocalList;
import ocpp.emulator.configuration.ConfigurationKey;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.smartcharging.InstalledProfile;

/**
 * All that a charge point keeps over a loss of power.
 *
 * @param starts how often it was made from a saved state
 * @param at when it was kept, by its clock
 * @param registersWh what the meters show, by connector
 */
record Kept(
        int starts,
        Instant at,
        int lastTransaction,
        List<Double> registersWh,
        Map<ConfigurationKey, String> configuration,
        List<Boolean> inoperative,
        LocalList.Saved localList,
        List<AuthorizationCache.Entry> cache,
        List<ReserveNow.Request> reservations,
        List<InstalledProfile> profiles,
        List<Transaction.Saved> running,
        KeptMessages messages,
        List<Certificates.Root> roots,
        List<OwnCertificate.Held> ownCertificates,
        Firmware.State firmware,
        List<Diary.Entry> securityLog) {}
