package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import ocpp.station.StationSettings.UnknownStations;
import ocpp.station.StationSettings.UnknownTags;
import ocpp.station.Validation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("J-CONN-23: by default nothing listens beyond this machine")
    void theDefaultsAreThoseOfTheReference() {
        Settings settings = settings(Map.of());
        assertThat(settings.gateway().host()).isEqualTo("127.0.0.1");
        assertThat(settings.gateway().port()).isEqualTo(9000);
        assertThat(settings.gateway().compactLog()).isTrue();
    }

    @Test
    void theShippedFileChangesNothingButWhatItSays() {
        assertThat(Settings.from(load(Path.of("conf", "application.conf"), Map.of()))
                        .gateway())
                .isEqualTo(settings(Map.of()).gateway());
    }

    @Test
    void theExampleForAnOperationCanBeUsed() {
        Settings settings = Settings.from(load(Path.of("conf", "production.conf"), Map.of()));
        assertThat(settings.station().validation().general()).isEqualTo(Validation.LENIENT);
        assertThat(settings.station().unknownTags()).isEqualTo(UnknownTags.INVALID);
        assertThat(settings.station().unknownStations()).isEqualTo(UnknownStations.PENDING);
        assertThat(settings.store().url()).startsWith("jdbc:postgresql:");
    }

    @Test
    void theFileOfTheWorkingFolderIsFound() throws IOException {
        write("ocpp.server.port = 9100");
        assertThat(settings(Map.of()).gateway().port()).isEqualTo(9100);
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        write("ocpp.server { port = 9100, host = example }");
        Map<String, String> environment = Map.of(
                "APP_PORT", "9200", "APP_HOST", "0.0.0.0", "APP_OPERATOR_PORT", "9201", "APP_OPERATOR_HOST", "::1");
        Settings settings = settings(environment);
        assertThat(settings.gateway().port()).isEqualTo(9200);
        assertThat(settings.gateway().host()).isEqualTo("0.0.0.0");
        assertThat(settings.operator().port()).isEqualTo(9201);
        assertThat(settings.operator().host()).isEqualTo("::1");
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(settings(Map.of("APP_PORT", " ")).gateway().port()).isEqualTo(9000);
    }

    @Test
    void whatWeSetOfPekkoWinsOverItsOwnDefaultsAndTheFileOverThat() throws IOException {
        assertThat(load(null, Map.of()).getInt("pekko.http.server.backlog")).isEqualTo(4096);
        write("pekko.http.server.backlog = 7");
        assertThat(load(null, Map.of()).getInt("pekko.http.server.backlog")).isEqualTo(7);
    }

    @Test
    void anUnknownKeyStopsTheStartWithFileAndLine() throws IOException {
        Path file = write("ocpp {\n  server {\n    prot = 9100\n  }\n}");
        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(CannotRun.class)
                .hasMessageStartingWith(file + ":3: unknown key ocpp.server.prot (expected under ocpp.server: ")
                .hasMessageContaining("port");
    }

    @Test
    void anUnknownKeyOfAnotherRootIsNotOurs() throws IOException {
        write("mine.own = 1");
        assertThat(load(null, Map.of()).getInt("mine.own")).isEqualTo(1);
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithItsPlaceAndTheExpectation() throws IOException {
        Path file = write("\nocpp.server.port = many");
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessage(file + ":2: ocpp.server.port = \"many\" (expected: a number)");
    }

    @Test
    void aValueOutOfRangeIsNamedWithItsPlaceAndTheExpectation() throws IOException {
        Path file = write("ocpp.server {\n port = 70000 }");
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessage(file + ":2: ocpp.server.port = 70000 (expected: 0 to 65535)");
    }

    @Test
    void anUnknownChoiceIsNamedWithItsPlaceAndTheChoices() throws IOException {
        Path file = write("ocpp.authorization.unknown-tags = maybe");
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessage(file + ":1: ocpp.authorization.unknown-tags = \"maybe\" (expected: accept or invalid)");
    }

    @Test
    void aBadDurationIsNamedWithItsPlaceAndTheExpectation() throws IOException {
        Path file = write("ocpp.server.stop-timeout = 2min");
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessageStartingWith(file + ":1: ocpp.server.stop-timeout = \"2min\" (expected: ")
                .hasMessageContaining("try ns, us, ms, s, m, h, d");
    }

    @Test
    void aBadVariableOfTheEnvironmentIsNamed() {
        assertThatThrownBy(() -> settings(Map.of("APP_PORT", "x")))
                .hasMessage("environment variable APP_PORT: ocpp.server.port = \"x\" (expected: a number)");
    }

    @Test
    void aFileThatIsNoHoconIsNamedWithItsLine() throws IOException {
        Path file = write("ocpp {\n  server = [\n}");
        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining(file + ": 3");
    }

    @Test
    void aMissingFileOfTheCommandLineIsNamed() {
        assertThatThrownBy(() -> load(Path.of("nowhere.conf"), Map.of()))
                .hasMessage("no configuration file nowhere.conf (expected: a file that can be read)");
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("conf").resolve("application.conf");
        Files.createDirectories(folder.resolve("conf"));
        return Files.writeString(file, text);
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.from(load(null, environment));
    }

    private Config load(@org.jspecify.annotations.Nullable Path file, Map<String, String> environment) {
        return Configuration.load(
                new Configuration.Surroundings(folder, environment, new Properties()), file, Map.of());
    }
}
