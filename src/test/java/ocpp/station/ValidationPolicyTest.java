package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationPolicyTest {
    private static final String RULES = "ocpp.validation-by-model = ["
            + "{ vendor = \"Acme\", model = \"Wall.box*\", validation = lenient },"
            + "{ vendor = \"acme\", validation = strict },"
            + "{ model = \"*Evil*\", validation = lenient }]";

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ACME,  wall.box 2,  LENIENT
                    Acme,  Wallxbox 2,  STRICT
                    Acme,  The Evil 1,  STRICT
                    Other, The evil 1,  LENIENT
                    Other, Wall.box,    STRICT
                    ,      Wall.box,    STRICT
                    """)
    void theFirstRuleThatFitsCounts(@Nullable String vendor, String model, Validation expected) {
        assertThat(policy(RULES).of(null, vendor, model)).isEqualTo(expected);
    }

    @Test
    void whatAnOperatorSetForTheStationGoesFirst() {
        assertThat(policy(RULES).of(Validation.STRICT, "Acme", "Wall.box")).isEqualTo(Validation.STRICT);
        assertThat(policy("").of(Validation.LENIENT, null, null)).isEqualTo(Validation.LENIENT);
    }

    @Test
    void whereNoRuleFitsAllAreReadAlike() {
        assertThat(policy("").of(null, "V", "M")).isEqualTo(Validation.STRICT);
        assertThat(policy("ocpp.validation = Lenient").of(null, "V", "M")).isEqualTo(Validation.LENIENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ocpp.validation = loose | loose (expected: strict or lenient)
                    ocpp.validation-by-model = [{ vendor = a, validation = x }] | x (expected: strict or lenient)
                    ocpp.validation-by-model = [{ vendors = a, validation = strict }] | unknown key vendors (expected: vendor, model, validation)
                    """)
    void aBadSettingIsNamed(String settings, String message) {
        assertThatThrownBy(() -> policy(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith(message);
    }

    private static ValidationPolicy policy(String settings) {
        Config config = ConfigFactory.parseString(settings).withFallback(ConfigFactory.defaultReference());
        return ValidationPolicy.from(config);
    }
}
