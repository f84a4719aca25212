package ocpp.emulator.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirements CFG-01 to CFG-11, MV-05. */
class ConfigurationTest {
    private final Configuration configuration = new Configuration();

    @ParameterizedTest
    @CsvSource({
        "HeartbeatInterval, 17, Accepted",
        "HeartbeatInterval, soon, Rejected",
        "HeartbeatInterval, -1, Rejected",
        "HeartbeatInterval, +1, Rejected",
        "HeartbeatInterval, 2147483648, Rejected",
        "HeartbeatInterval, '', Rejected",
        "WebSocketPingInterval, -5, Rejected",
        "LocalPreAuthorize, TRUE, Accepted",
        "LocalPreAuthorize, yes, Rejected",
        "NumberOfConnectors, 5, Rejected",
        "MeterValuesSampledData, 'Voltage.L1, Power.Active.Import', Accepted",
        "MeterValuesSampledData, 'Voltage.L1,Nonsense', Rejected",
        "StopTxnSampledData, '', Accepted",
        "ConnectorPhaseRotation, '0.RST,1.STR', Accepted",
        "ConnectorPhaseRotation, 1.ABC, Rejected",
        "AuthorizationKey, 00112233, Rejected",
        "AuthorizationKey, 4F43415F4F4354545F61646D696E5F74657374, Accepted",
        "SecurityProfile, 4, Rejected",
    })
    @DisplayName("CFG-11: a value is taken if it is of the form of its key")
    void aValueIsTakenIfItIsOfTheFormOfItsKey(String key, String value, ConfigurationStatus expected) {
        assertThat(configuration.change(key(key), value)).isEqualTo(expected);
    }

    @Test
    void aRefusedValueChangesNothing() {
        configuration.change(key("HeartbeatInterval"), "17");
        configuration.change(key("HeartbeatInterval"), "soon");
        assertThat(configuration.number(ConfigurationKey.HeartbeatInterval)).isEqualTo(17);
    }

    @Test
    void aListLongerThanItsMaxLengthIsRefused() {
        configuration.preset("StopTxnSampledDataMaxLength", "1");
        assertThat(configuration.change(key("StopTxnSampledData"), "Voltage,SoC"))
                .isEqualTo(ConfigurationStatus.Rejected);
    }

    @Test
    @DisplayName("CFG-04: keys are found in any case")
    void keysAreFoundInAnyCase() {
        assertThat(configuration.find("heartbeatINTERVAL")).isEqualTo(ConfigurationKey.HeartbeatInterval);
        assertThat(configuration.find("NoSuchKey")).isNull();
    }

    @Test
    @DisplayName("CFG-01: all keys are read without a list")
    void allKeysAreReadWithoutAList() {
        assertThat(configuration.read(null).configurationKey()).hasSameSizeAs(ConfigurationKey.values());
        assertThat(configuration.read(List.of()).configurationKey()).hasSameSizeAs(ConfigurationKey.values());
    }

    @Test
    @DisplayName("CFG-01: unknown keys are told apart")
    void unknownKeysAreToldApart() {
        var read = configuration.read(List.of("HeartbeatInterval", "NoSuchKey"));
        assertThat(read.configurationKey()).containsExactly(new KeyValue("HeartbeatInterval", false, "300"));
        assertThat(read.unknownKey()).containsExactly("NoSuchKey");
    }

    @Test
    @DisplayName("CFG-08: the AuthorizationKey is never given out")
    void theAuthorizationKeyIsNeverGivenOut() {
        configuration.change(key("AuthorizationKey"), "4F43415F4F4354545F61646D696E5F74657374");
        assertThat(configuration.read(List.of("AuthorizationKey")).configurationKey())
                .containsExactly(new KeyValue("AuthorizationKey", false, null));
    }

    @Test
    @DisplayName("CFG-06: the keys of an absent feature profile are absent")
    void theKeysOfAnAbsentFeatureProfileAreAbsent() {
        configuration.preset("SupportedFeatureProfiles", "Core");
        assertThat(configuration.find("LocalAuthListEnabled")).isNull();
        assertThat(configuration.find("ChargeProfileMaxStackLevel")).isNull();
        assertThat(configuration.find("HeartbeatInterval")).isNotNull();
    }

    @Test
    @DisplayName("CFG-05: a fixed key is read only")
    void aFixedKeyIsReadOnly() {
        configuration.fix(ConfigurationKey.UnlockConnectorOnEVSideDisconnect, "false");
        assertThat(configuration.change(key("UnlockConnectorOnEVSideDisconnect"), "true"))
                .isEqualTo(ConfigurationStatus.Rejected);
    }

    @Test
    void aPresetNamesWhatIsWrong() {
        assertThatThrownBy(() -> configuration.preset("NoSuchKey", "1")).hasMessageContaining("NoSuchKey");
        assertThatThrownBy(() -> configuration.preset("NumberOfConnectors", "0"))
                .hasMessageContaining("NumberOfConnectors = 0 (expected: positive)");
    }

    private static ConfigurationKey key(String name) {
        return ConfigurationKey.valueOf(name);
    }
}
