package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ocpp.browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen, drawn by Chromium from a real server, without an error and without a serious finding of axe-core. */
@ExtendWith(ConsoleWorld.Extension.class)
class ConsoleScreensIT {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    /** With {@code -Dconsole.pictures=docs/console} the pictures of the documentation are made anew. */
    private static final Path PICTURES = Path.of(System.getProperty("console.pictures", "target/console"));

    private final ConsoleWorld world;

    ConsoleScreensIT(ConsoleWorld world) {
        this.world = world;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                fleet                  | #/fleet                            | .vt-row             | CP_1
                attention              | #/attention                        | .vt-row             | Faulted
                charge-point           | #/charge-points/CP_3               | .connector b        | kW
                frames                 | #/charge-points/CP_3/frames        | .vt-row             | MeterValues
                charge-point-sessions  | #/charge-points/CP_3/transactions  | .vt-row             | active
                configuration          | #/charge-points/CP_3/configuration | .empty              | No configuration
                charging-profiles      | #/charge-points/CP_3/profiles      | h2                  | Stack
                local-list             | #/charge-points/CP_3/local-list    | h2                  | Send list
                charge-point-reserves  | #/charge-points/CP_3/reservations  | h2                  | Reservations
                firmware               | #/charge-points/CP_3/firmware      | button              | Update firmware
                security               | #/charge-points/CP_3/security      | h2                  | Security events
                transactions           | #/transactions                     | .vt-row             | CP_3
                transaction            | #/transactions/1                   | .chart .legend      | Power
                commands               | #/commands                         | h1                  | Commands
                id-tags                | #/id-tags                          | h1                  | Id tags
                reservations           | #/reservations                     | h1                  | Reservations
                templates              | #/templates                        | h1                  | Profile templates
                audit                  | #/audit                            | h1                  | Audit
                """)
    void aScreenShowsWhatTheServerKnows(String name, String place, String element, String text) {
        try (Page page = world.open(place)) {
            page.awaitText(element, text);
            assertThat(seriousFindings(page)).as("light").isEmpty();
            page.prefer("dark");
            assertThat(seriousFindings(page)).as("dark").isEmpty();
            page.screenshot(PICTURES.resolve(name + "-dark.png"));
            page.prefer("light");
            page.screenshot(PICTURES.resolve(name + ".png"));
            assertThat(page.problems()).isEmpty();
            assertThat(page.requests()).allMatch(url -> url.startsWith(world.url()));
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        for (String place : List.of("#/fleet", "#/attention", "#/charge-points/CP_3", "#/transactions/1")) {
            try (Page page = world.open(place)) {
                page.resize(390, 844);
                page.awaitText("main", "CP_");
                assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                        .as(place)
                        .isLessThanOrEqualTo(390);
                page.screenshot(PICTURES.resolve("phone" + place.replaceAll("[^a-z]+", "-") + ".png"));
            }
        }
    }

    private static List<String> seriousFindings(Page page) {
        page.evaluate(axe() + ";0");
        JsonNode violations = page.evaluate("axe.run().then((result) => result.violations.map((each) => ({"
                + " impact: each.impact, text: each.id + ': ' + each.nodes.slice(0, 3).map((node) =>"
                + " node.html).join(' ') })))");
        List<String> serious = new ArrayList<>();
        for (JsonNode violation : violations) {
            if (List.of("serious", "critical").contains(violation.get("impact").asText())) {
                serious.add(violation.get("text").asText());
            }
        }
        return serious;
    }

    private static String axe() {
        try (InputStream script = ConsoleScreensIT.class.getResourceAsStream(AXE)) {
            if (script == null) {
                throw new AssertionError(AXE + " is missing on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
