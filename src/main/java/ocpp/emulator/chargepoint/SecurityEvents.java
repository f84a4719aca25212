package ocpp.emulator.chargepoint;

import java.util.Set;
import ocpp.protocol.security.SecurityEventNotification;
import org.jspecify.annotations.Nullable;

/** The security events of a charge point: each goes into its log, those that matter to the central system (section A04). */
final class SecurityEvents {
    /** The critical ones of the whitepaper's list, and those that its requirements order to be sent. */
    private static final Set<String> NOTIFIED = Set.of(
            "FirmwareUpdated",
            "SettingSystemTime",
            "StartupOfTheDevice",
            "ResetOrReboot",
            "InvalidFirmwareSignature",
            "InvalidFirmwareSigningCertificate",
            "InvalidChargePointCertificate");

    private static final int LONGEST_INFO = 255;

    private final Board board;
    private final Outbox outbox;
    private final Diary diary = new Diary();

    SecurityEvents(Board board, Outbox outbox) {
        this.board = board;
        this.outbox = outbox;
    }

    void raise(String type, @Nullable String techInfo) {
        String info =
                techInfo != null && techInfo.length() > LONGEST_INFO ? techInfo.substring(0, LONGEST_INFO) : techInfo;
        diary.add(board.time(), info == null ? type : type + ": " + info);
        board.touch();
        if (NOTIFIED.contains(type)) {
            outbox.sendKept(new SecurityEventNotification.Request(type, board.time(), info));
        }
    }

    Diary diary() {
        return diary;
    }
}
