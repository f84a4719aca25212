package ocpp.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The console's files, read from the class path once: the page at {@code /}, every asset below {@code /assets/<hash>/}.
 * The hash is that of all assets together, so an address never changes its content and may be cached for ever.
 */
public final class ConsoleFiles {
    /**
     * One file as it is served.
     *
     * @param gzipped the same content in gzip, where that is shorter
     * @param immutable whether it may be cached for ever
     */
    public record File(String contentType, byte[] content, byte @Nullable [] gzipped, boolean immutable) {}

    private static final String PAGE = "index.html";
    private static final String OPEN_IMPORT_MAP = "<script type=\"importmap\">";
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    /** They are read once in a process, when they are first asked for. */
    private static final class OfThisProcess {
        static final ConsoleFiles FILES = read(sources());
    }

    private final Map<String, File> files;
    private final String contentSecurityPolicy;

    private ConsoleFiles(Map<String, File> files, String contentSecurityPolicy) {
        this.files = files;
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    /** The files of the class path; throws IllegalStateException where they are missing. */
    public static ConsoleFiles load() {
        return OfThisProcess.FILES;
    }

    private static ConsoleFiles read(SortedMap<String, byte[]> sources) {
        byte[] template = sources.remove(PAGE);
        if (template == null) {
            throw new IllegalStateException("console/" + PAGE + " is missing on the class path");
        }
        String assets = "/assets/" + hashOf(sources);
        String page = new String(template, StandardCharsets.UTF_8).replace("{{assets}}", assets);
        Map<String, File> files = new HashMap<>();
        files.put("/", file("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), false));
        sources.forEach((name, content) -> {
            String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type != null) {
                files.put(assets + "/" + name, file(type, content, true));
            }
        });
        return new ConsoleFiles(files, policyFor(page));
    }

    /** The file at this path of an address, or null. */
    public @Nullable File find(String path) {
        return files.get(path);
    }

    /** The Content-Security-Policy of the page: scripts, styles, fonts and connections of this server alone. */
    public String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    private static String policyFor(String page) {
        int from = page.indexOf(OPEN_IMPORT_MAP) + OPEN_IMPORT_MAP.length();
        String importMap = page.substring(from, page.indexOf("</script>", from));
        byte[] digest = sha256().digest(importMap.getBytes(StandardCharsets.UTF_8));
        return "default-src 'none'; script-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(digest)
                + "'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types lit-html";
    }

    private static String hashOf(SortedMap<String, byte[]> sources) {
        MessageDigest digest = sha256();
        sources.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static File file(String contentType, byte[] content, boolean immutable) {
        byte[] gzipped = gzip(content);
        return new File(contentType, content, gzipped.length < content.length ? gzipped : null, immutable);
    }

    private static SortedMap<String, byte[]> sources() {
        URL page = ConsoleFiles.class.getResource("/console/" + PAGE);
        if (page == null) {
            throw new IllegalStateException("console/" + PAGE + " is missing on the class path");
        }
        try {
            return page.openConnection() instanceof JarURLConnection jar
                    ? readBelow(jar)
                    : readBelow(Path.of(page.toURI()).resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(page + " is no address of a file", e);
        }
    }

    /** The jar is the one that classes come from: its list of contents is in memory, and it stays open. */
    private static SortedMap<String, byte[]> readBelow(JarURLConnection page) throws IOException {
        String folder = page.getEntryName().substring(0, page.getEntryName().length() - PAGE.length());
        SortedMap<String, byte[]> sources = new TreeMap<>();
        JarFile jar = page.getJarFile();
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                try (InputStream content = jar.getInputStream(entry)) {
                    sources.put(entry.getName().substring(folder.length()), content.readAllBytes());
                }
            }
        }
        return sources;
    }

    private static SortedMap<String, byte[]> readBelow(Path folder) throws IOException {
        SortedMap<String, byte[]> sources = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                sources.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return sources;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
