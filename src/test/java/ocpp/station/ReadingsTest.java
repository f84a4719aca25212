package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.ReadingContext;
import ocpp.protocol.core.SampledValue.UnitOfMeasure;
import ocpp.protocol.core.SampledValue.ValueFormat;
import ocpp.station.MeterEvent.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

    @Test
    @DisplayName("MV-10: what is absent has its default")
    void whatIsAbsentHasItsDefault() {
        Reading reading = reading(new SampledValue("12", null, null, null, null, null, null));

        assertThat(reading)
                .isEqualTo(new Reading(
                        TestStation.START,
                        "12",
                        Measurand.Energy_Active_Import_Register,
                        null,
                        BigDecimal.valueOf(12),
                        "Wh",
                        null,
                        Location.Outlet,
                        ReadingContext.Sample_Periodic,
                        ValueFormat.Raw));
    }

    @ParameterizedTest
    @DisplayName("MV-20, MV-17: numbers are kept in the normal unit, the text as sent")
    @CsvSource({
        "1.2345, kWh, 1234.5, Wh",
        "7, kW, 7000, W",
        "1.5, kvarh, 1500, varh",
        "1.5, kVA, 1500, VA",
        "1.5, kvar, 1500, var",
        "16.0, A, 16.0, A",
        "230, V, 230, V",
        "21, Celcius, 21, Celsius",
        "21, Celsius, 21, Celsius",
        "294.15, K, 21.00, Celsius",
        "77, Fahrenheit, 25.00, Celsius",
        "80, Percent, 80, Percent"
    })
    void numbersAreKeptInTheNormalUnit(String text, UnitOfMeasure unit, BigDecimal value, String normalUnit) {
        Reading reading = reading(new SampledValue(text, null, null, Measurand.Voltage, null, null, unit));

        assertThat(reading.value()).isEqualByComparingTo(value);
        assertThat(reading.normalUnit()).isEqualTo(normalUnit);
        assertThat(reading.text()).isEqualTo(text);
        assertThat(reading.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @EnumSource
    void everyMeasurandButThePowerFactorHasAUnit(Measurand measurand) {
        Reading reading = reading(new SampledValue("1", null, null, measurand, null, null, null));

        assertThat(reading.normalUnit() == null).isEqualTo(measurand == Measurand.Power_Factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nan", "-", ".", "1.2.3", "0x10", "1E999999999", "1,5", "١٢"})
    @DisplayName("field case: a text that is no number is kept without one")
    void aTextThatIsNoNumberIsKeptWithoutOne(String text) {
        Reading reading = reading(new SampledValue(text, null, null, null, null, null, null));

        assertThat(reading.value()).isNull();
        assertThat(reading.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"' 0.0', 0.0", "-12.5, -12.5", "+3, 3", "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void aTextThatIsANumberHasIt(String text, BigDecimal number) {
        assertThat(number(text)).isEqualByComparingTo(number);
    }

    @Test
    @DisplayName("MV-11: signed data is no number")
    void signedDataIsNoNumber() {
        assertThat(reading(new SampledValue("1234", null, ValueFormat.SignedData, null, null, null, null))
                        .value())
                .isNull();
    }

    private static @Nullable BigDecimal number(String text) {
        return Readings.number(text);
    }

    private static Reading reading(SampledValue sampled) {
        return Readings.of(List.of(new MeterValue(TestStation.START, List.of(sampled))))
                .get(0);
    }
}
