package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ocpp.browser.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen, drawn by Chromium from a real server, without an error and without a serious finding of axe-core. */
@ExtendWith(ConsoleWorld.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleScreensIT {
    private static final String EVERYTHING = "{}";
    /** The other theme has the same elements in other colours. */
    private static final String COLOURS = "{ runOnly: ['color-contrast'] }";

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    /** The pictures of the documentation: with {@code -Dconsole.pictures=docs/console} they are made anew. */
    private static final Set<String> SHOWN = Set.of(
            "fleet",
            "fleet-dark",
            "attention",
            "charge-point",
            "frames",
            "configuration",
            "charging-profiles",
            "palette",
            "command",
            "transaction",
            "transaction-dark",
            "templates",
            "phone",
            "phone-charge-point");

    private final ConsoleWorld world;
    /** One for all screens: to make one for each takes long. */
    private final Page page;

    ConsoleScreensIT(ConsoleWorld world) {
        this.world = world;
        page = world.browser().newPage();
    }

    @AfterAll
    void close() {
        page.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                fleet                  | #/fleet                            | .vt-row             | CP_1
                attention              | #/attention                        | .vt-row             | Faulted
                charge-point           | #/charge-points/CP_3               | .events             | Connected
                frames                 | #/charge-points/CP_3/frames        | .vt-row             | MeterValues
                charge-point-sessions  | #/charge-points/CP_3/transactions  | .vt-row             | active
                configuration          | #/charge-points/CP_3/configuration | td                  | HeartbeatInterval
                charging-profiles      | #/charge-points/CP_3/profiles      | .legend             | Prediction
                local-list             | #/charge-points/CP_3/local-list    | .vt-row             | TAG-001
                charge-point-reserves  | #/charge-points/CP_3/reservations  | td                  | TAG-004
                firmware               | #/charge-points/CP_3/firmware      | .events             | Uploaded
                security               | #/charge-points/CP_3/security      | .events             | SettingSystemTime
                transactions           | #/transactions                     | .vt-row             | CP_3
                transaction            | #/transactions/2                   | .chart .legend      | Power
                commands               | #/commands                         | .vt-row             | SetChargingProfile
                id-tags                | #/id-tags                          | .vt-row             | TAG-001
                reservations           | #/reservations                     | td                  | TAG-004
                templates              | #/templates                        | h2                  | Night
                audit                  | #/audit                            | .vt-row             | Ada
                """)
    void aScreenShowsWhatTheServerKnows(String name, String place, String element, String text) {
        show(place, 1440, 900);
        page.awaitText(element, text);
        page.prefer("dark");
        assertThat(seriousFindings(COLOURS)).as("dark").isEmpty();
        picture(name + "-dark");
        page.prefer("light");
        assertThat(seriousFindings(EVERYTHING)).as("light").isEmpty();
        picture(name);
        assertThat(page.problems()).isEmpty();
        assertThat(page.requests()).allMatch(url -> url.startsWith(world.url()));
    }

    @Test
    void thePaletteAndTheFormOfACommandHaveNoSeriousFinding() {
        show("#/charge-points/CP_3", 1440, 900);
        page.prefer("light");
        page.awaitText(".connector", "kW");
        page.pressControl("k");
        page.awaitText("[role=option]", "Reset");
        page.type("charging");
        page.awaitText("[aria-selected=true]", "ChargingProfile");
        assertThat(seriousFindings(EVERYTHING)).isEmpty();
        picture("palette");
        page.press("Escape");
        page.evaluate("window.dispatchEvent(new CustomEvent('palette', { detail: { action: 'ChangeConfiguration',"
                + " targets: ['CP_3'], payload: { key: 'HeartbeatInterval', value: '120' } } }))");
        page.awaitText(".command-head", "ChangeConfiguration");
        page.click(".send");
        page.awaitText(".result", "Frames that resulted");
        assertThat(seriousFindings(EVERYTHING)).isEmpty();
        picture("command");
        assertThat(page.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "#/fleet, phone",
        "#/attention, phone-attention",
        "#/charge-points/CP_3, phone-charge-point",
        "#/transactions/2, phone-transaction"
    })
    void onAPhoneNothingIsWiderThanTheScreen(String place, String name) {
        show(place, 390, 844);
        page.prefer("light");
        page.awaitText("main", "CP_");
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
        picture(name);
    }

    /** Loaded anew: nothing of the screen before is left. */
    private void show(String place, int width, int height) {
        page.open("about:blank");
        page.resize(width, height);
        page.open(world.url() + place);
        page.awaitText(".live", "Live");
    }

    private void picture(String name) {
        String folder = System.getProperty("console.pictures");
        if (folder != null && SHOWN.contains(name)) {
            page.screenshot(Path.of(folder, name + ".png"));
        }
    }

    private List<String> seriousFindings(String rules) {
        if (!page.evaluate("'axe' in window").asBoolean()) {
            page.evaluate(axe() + ";0");
        }
        JsonNode violations = page.evaluate("axe.run(" + rules + ").then((result) => result.violations.map((each) => ({"
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
