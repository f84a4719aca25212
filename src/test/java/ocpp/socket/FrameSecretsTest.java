package ocpp.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import ocpp.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"a\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"SECRET\"}]",
                "[2,\"a\",\"ChangeConfiguration\",{\"value\":\"SECRET\",\"key\":\"authorizationKEY\"}]",
                "[2,\"a\",\"ChangeConfiguration\",{\"key\":\"\\u0041uthorizationKey\",\"value\":\"SECRET\"}]",
                "[2,\"a\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\", \"value\" : \"\\\"SECRET\"",
                "[2,\"a\",\"ChangeConfiguration\",{\"key\":\"WiFiPassword\",\"value\":\"SECRET\"}]",
                "[2,\"a\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"SECRET",
                "[2,\"a\",\"GetDiagnostics\",{\"location\":\"ftp://me:SECRET@host/up\"}]",
                "[2,\"a\",\"GetDiagnostics\",{\"location\":\"ftp:\\/\\/me:SECRET@host\\/up\"}]",
                "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"{\\\"password\\\":\\\"SECRET\\\"}\"}]",
                "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"v\",\"password\":\"SECRET\"}]",
                "key=AuthorizationKey {\"key\":\"AuthorizationKey\",\"value\":SECRET}"
            })
    void aSecretIsMasked(String text) {
        assertThat(mask(text)).contains("***").doesNotContain("SECRET");
    }

    @Test
    void theRestOfTheFrameStaysAsItIs() {
        assertThat(mask("[2,\"a\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"SECRET\"}]"))
                .isEqualTo("[2,\"a\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"***\"}]");
        assertThat(mask("[2,\"a\",\"GetDiagnostics\",{\"location\":\"ftp://me:SECRET@host/up\"}]"))
                .isEqualTo("[2,\"a\",\"GetDiagnostics\",{\"location\":\"ftp://me:***@host/up\"}]");
    }

    @Test
    void theAnswerToGetConfigurationShowsTheOtherKeys() {
        assertThat(mask("[3,\"a\",{\"configurationKey\":["
                        + "{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"10\"},"
                        + "{\"key\":\"AuthorizationKey\",\"readonly\":false,\"value\":\"SECRET\"},"
                        + "{\"key\":\"LightIntensity\",\"readonly\":false,\"value\":\"50\"}]}]"))
                .isEqualTo("[3,\"a\",{\"configurationKey\":["
                        + "{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"10\"},"
                        + "{\"key\":\"AuthorizationKey\",\"readonly\":false,\"value\":\"***\"},"
                        + "{\"key\":\"LightIntensity\",\"readonly\":false,\"value\":\"50\"}]}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"a\",\"GetConfiguration\",{\"key\":[\"AuthorizationKey\",\"HeartbeatInterval\"]}]",
                "[2,\"a\",\"GetDiagnostics\",{\"location\":\"ftp://host/up@home\"}]",
                "[2,\"a\",\"Authorize\",{\"idTag\":\"\\u0041\"}]",
                "[2,\"a\",\"StatusNotification\",{\"info\":\"me@home\"}]",
                "\"\\",
                "}}}}{{{\\u",
                ""
            })
    void whatIsNoSecretStaysAsItIs(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @Test
    void noFrameOfTheCorpusButThoseWithSecretsIsChanged() throws Exception {
        Path file = SharedFiles.find("ocpp16/frames/valid-csms-to-cp.jsonl").orElse(null);
        String corpus = file == null ? "" : Files.readString(file);
        assertThat(corpus.lines().filter(line -> !mask(line).equals(line)))
                .allMatch(line -> line.contains("AuthorizationKey") || line.contains("@"));
    }

    private static String mask(String text) {
        return new String(FrameSecrets.mask(text.getBytes(UTF_8)), UTF_8);
    }
}
