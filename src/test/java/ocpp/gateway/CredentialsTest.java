package ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final String HEX = "0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF";

    @Test
    @DisplayName("J-CONN-13: the example of the standard")
    void theHeaderOfTheStandardIsRead() {
        BasicCredentials shown = read("Basic QUwxMDAwOgABAgMEBQYH////////////////");
        assertThat(shown.user()).isEqualTo("AL1000");
        assertThat(shown.password()).isEqualTo(HexFormat.of().parseHex(HEX));
    }

    @Test
    void onlyTheFirstColonParts() {
        BasicCredentials shown = read("bAsIc  " + base64("CP_1:a:b"));
        assertThat(shown.user()).isEqualTo("CP_1");
        assertThat(shown.password()).isEqualTo("a:b".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !", "Basic Q1BfMQ==", "Bearer Q1BfMTp4", "Digest username=CP_1"})
    void whatIsNoBasicAuthenticationIsNone(String header) {
        assertThat(BasicCredentials.parse(header)).isNull();
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThat(read("Basic " + base64("CP_1:secret")).toString()).doesNotContain("secret");
    }

    private static BasicCredentials read(String header) {
        return Objects.requireNonNull(BasicCredentials.parse(header));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
