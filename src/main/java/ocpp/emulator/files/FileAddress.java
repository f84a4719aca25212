package ocpp.emulator.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The addresses of files: what is wrong with one is said without showing it, for it may hold a password. */
final class FileAddress {
    private static final Set<String> SCHEMES = Set.of("ftp", "http", "https");

    private FileAddress() {}

    /** Throws IllegalArgumentException where the text is no URL with a host of one of the schemes. */
    static URI of(String location) {
        try {
            URI uri = new URI(location);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && SCHEMES.contains(scheme)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The exception shows the whole address.
        }
        throw new IllegalArgumentException(
                "not the address of a file (expected: ftp, http or https://user:password@host:port/path)");
    }

    /** The address of a file in a directory. */
    static URI in(String directory, String fileName) {
        return of(directory + (directory.endsWith("/") ? "" : "/") + fileName);
    }
}
