package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {
    private final ConsolePages pages = new ConsolePages(ConsoleFiles.load());

    @Test
    void everyAssetThatThePageNamesIsServedAndMayBeCachedForEver() {
        Matcher named = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(page());
        int count = 0;
        while (named.find()) {
            HttpResponse asset = get(named.group(1));
            assertThat(header(asset, "Cache-Control")).contains("immutable");
            count++;
        }
        assertThat(count).isGreaterThan(5);
    }

    @Test
    void everyModuleThatAModuleNamesIsThere() throws Exception {
        Path modules = Path.of("src/main/resources/console/js");
        String assets = page().replaceAll("(?s).*?(/assets/[0-9a-f]+)/.*", "$1");
        Pattern imported = Pattern.compile("(?:from|import)\\s*\\(?'(\\.[^']+)'");
        try (Stream<Path> files = Files.walk(modules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher named = imported.matcher(Files.readString(file));
                while (named.find()) {
                    Path module = modules.relativize(
                            file.resolveSibling(named.group(1)).normalize());
                    assertThat(get(assets + "/js/" + module).status().intValue())
                            .as("%s in %s", named.group(1), file)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void thePageIsNeverCachedAndAllowsOnlyItsOwnScripts() {
        HttpResponse response = get("/");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(response, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self' 'sha256-", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*", "http:");
    }

    @Test
    void compressedContentIsTheSame() throws Exception {
        HttpResponse response =
                answer(HttpRequest.GET("/").addHeader(RawHeader.create("Accept-Encoding", "gzip, deflate, br")));
        assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(bytes(response)))) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(page());
        }
    }

    @Test
    void pathsOutsideTheConsoleAreLeftToTheApi() {
        String assets = page().replaceAll("(?s).*?(/assets/[0-9a-f]+)/.*", "$1");
        for (String path : new String[] {
            "/api/v1/charge-points", "/index.html", assets + "/../../reference.conf", "/assets/0/js/app.js"
        }) {
            assertThat(pages.answer(HttpRequest.GET(path))).as(path).isNull();
        }
        assertThat(pages.answer(HttpRequest.POST("/"))).isNull();
    }

    @Test
    void noFileOfTheConsoleIsLongerThanThreeHundredLines() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/console"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(js|css|html)"))
                    .toList()) {
                assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(300);
            }
        }
    }

    private HttpResponse get(String path) {
        return answer(HttpRequest.GET(path));
    }

    private HttpResponse answer(HttpRequest request) {
        HttpResponse response = pages.answer(request);
        if (response == null) {
            throw new AssertionError(request.getUri() + " is not served");
        }
        return response;
    }

    private String page() {
        return new String(bytes(get("/")), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(HttpResponse response) {
        return ((HttpEntity.Strict) response.entity()).getData().toArray();
    }

    private static String header(HttpResponse response, String name) {
        return response.getHeader(name).orElseThrow().value();
    }
}
