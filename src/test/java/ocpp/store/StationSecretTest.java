package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationSecretTest {
    private static final String HEX = "0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF";
    private static final byte[] SALT = new byte[StationSecret.SALT];

    @Test
    @DisplayName("J-CONN-15: the bytes or their hex text in either case")
    void aKeyMatchesAsBytesAndAsHexText() {
        StationSecret key = StationSecret.of(HEX, SALT);
        assertThat(key.matches(HexFormat.of().parseHex(HEX))).isTrue();
        assertThat(key.matches(ascii(HEX))).isTrue();
        assertThat(key.matches(ascii(HEX.toLowerCase(Locale.ROOT)))).isTrue();
        assertThat(key.matches(ascii("wrong"))).isFalse();
        assertThat(key.matches(new byte[0])).isFalse();
        assertThat(key.matches(ascii(HEX + "00"))).isFalse();
    }

    @Test
    @DisplayName("SEC-KEY-02: what is no hex of that length is text")
    void aTextMatchesAsItIs() {
        StationSecret text = StationSecret.of("OCA_OCTT_admin_test", SALT);
        assertThat(text.matches(ascii("OCA_OCTT_admin_test"))).isTrue();
        assertThat(text.matches(ascii("4F43415F4F4354545F61646D696E5F74657374")))
                .isTrue();
        assertThat(text.matches(ascii("oca_octt_admin_test"))).isFalse();
    }

    @Test
    @DisplayName("SEC-KEY-05: salted and hashed")
    void theSameSecretIsKeptInAnotherWayWithEverySalt() {
        byte[] other = SALT.clone();
        other[0] = 1;
        StationSecret first = StationSecret.of(HEX, SALT);
        assertThat(first.hash()).isNotEqualTo(StationSecret.of(HEX, other).hash());
        assertThat(first.hash()).hasSize(64).doesNotContainIgnoringCase(HEX);
        assertThat(first.toString()).doesNotContain(first.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fifteen letters", "this is a text of far more than forty bytes in all"})
    void aSecretThatIsTooShortOrTooLongIsRefused(String text) {
        assertThatThrownBy(() -> StationSecret.of(text, SALT)).hasMessageContaining("expected: 16 to 40");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
