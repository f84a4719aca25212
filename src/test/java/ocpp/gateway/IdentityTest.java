package ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @ParameterizedTest
    @DisplayName("J-CONN-02, J-CONN-04: the last segment of any path, decoded once")
    @CsvSource({
        "/CP_1, CP_1",
        "/ocpp/1.6/CP_1, CP_1",
        "//CP_1, CP_1",
        "/RDAM%20123, RDAM 123",
        "/CP%2F1, CP/1",
        "/CP%252F1, CP%2F1",
        "/a+b, a+b",
        "/a%2bb, a+b",
        "/CP_1?x=/y, CP_1",
        "/%C3%BC, \u00fc",
        "/a|b, a|b",
        "/a:b, a:b",
        "http://host/ocpp/CP_1, CP_1",
        "/%20, ' '",
    })
    void theIdentityIsTheLastSegmentDecodedOnce(String target, String identity) throws Identity.Unusable {
        assertThat(Identity.of(target, false)).isEqualTo(identity);
    }

    @ParameterizedTest
    @DisplayName("J-CONN-05: empty, too long, no UTF-8, control characters")
    @ValueSource(
            strings = {
                "/",
                "",
                "*/",
                "/CP_1/",
                "/?CP_1",
                "/a%00b",
                "/a%0Ab",
                "/%7F",
                "/a%C2%85",
                "/a%E2%80%A8b",
                "/a%FFb",
                "/%C3",
                "/%ED%A0%80",
                "/%",
                "/a%2",
                "/a%zz",
                "/a%-1",
                "/1234567890123456789012345678901234567890123456789"
            })
    void anIdentityThatCannotBeIsRefused(String target) {
        assertThatThrownBy(() -> Identity.of(target, false)).isInstanceOf(Identity.Unusable.class);
    }

    @Test
    void fortyEightCharactersAreCountedAndNotTheirBytes() throws Identity.Unusable {
        assertThat(Identity.of("/" + "%F0%9F%98%80".repeat(48), false)).isEqualTo("\ud83d\ude00".repeat(48));
    }

    @Test
    void oneSlashAtTheEndCountsForNothingWhereTheSettingSaysSo() throws Identity.Unusable {
        assertThat(Identity.of("/ocpp/CP_1/", true)).isEqualTo("CP_1");
        assertThatThrownBy(() -> Identity.of("/CP_1//", true)).isInstanceOf(Identity.Unusable.class);
    }
}
