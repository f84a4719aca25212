package ocpp.emulator.chargepoint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import ocpp.emulator.configuration.ConfigurationKey;

/** Numbers the transfers of files of one charge point, and knows what it can transfer at all. */
final class FileJobs {
    private static final Pattern CREDENTIALS = Pattern.compile("(://)[^/?#]*@");

    private final Board board;
    private int last;

    FileJobs(Board board) {
        this.board = board;
    }

    /** An address as it may be shown: without credentials. */
    static String shown(String location) {
        return CREDENTIALS.matcher(location).replaceFirst("$1");
    }

    int next() {
        return ++last;
    }

    /** Whether the scheme of the address is one of SupportedFileTransferProtocols (FW-06). */
    boolean supports(String location) {
        int colon = location.indexOf(':');
        List<String> protocols = board.configuration().items(ConfigurationKey.SupportedFileTransferProtocols);
        return colon > 0 && protocols.contains(location.substring(0, colon).toUpperCase(Locale.ROOT));
    }
}
