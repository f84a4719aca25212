package ocpp.station;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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

/** Makes readings of sampled values: defaults filled in (MV-10), numbers in the normal unit (MV-20). */
final class Readings {
    private static final int GREATEST_LENGTH = 40;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final BigDecimal KELVIN_OF_ZERO = new BigDecimal("273.15");
    private static final BigDecimal THIRTY_TWO = BigDecimal.valueOf(32);
    private static final BigDecimal FAHRENHEIT_STEPS = new BigDecimal("1.8");

    private Readings() {}

    static List<Reading> of(List<MeterValue> values) {
        List<Reading> readings = new ArrayList<>();
        for (MeterValue value : values) {
            for (SampledValue sampled : value.sampledValue()) {
                readings.add(reading(value, sampled));
            }
        }
        return readings;
    }

    /** The last register over all phases among them, in Wh, or null. */
    static @Nullable BigDecimal lastRegister(List<Reading> readings) {
        for (int index = readings.size() - 1; index >= 0; index--) {
            BigDecimal register = register(readings.get(index));
            if (register != null) {
                return register;
            }
        }
        return null;
    }

    /** The Energy.Active.Import.Register over all phases in Wh, or null where the reading is another. */
    static @Nullable BigDecimal register(Reading reading) {
        boolean register = reading.measurand() == Measurand.Energy_Active_Import_Register && reading.phase() == null;
        return register ? reading.value() : null;
    }

    private static Reading reading(MeterValue value, SampledValue sampled) {
        Measurand measurand =
                sampled.measurand() == null ? Measurand.Energy_Active_Import_Register : sampled.measurand();
        ValueFormat format = sampled.format() == null ? ValueFormat.Raw : sampled.format();
        BigDecimal number = format == ValueFormat.Raw ? number(sampled.value()) : null;
        return new Reading(
                value.timestamp(),
                sampled.value(),
                measurand,
                sampled.unit(),
                number == null ? null : normal(number, sampled.unit()),
                normalUnit(measurand, sampled.unit()),
                sampled.phase(),
                sampled.location() == null ? Location.Outlet : sampled.location(),
                sampled.context() == null ? ReadingContext.Sample_Periodic : sampled.context(),
                format);
    }

    /** A decimal number of at most 40 characters, or null: garbage costs no exception, exponents no memory. */
    static @Nullable BigDecimal number(String text) {
        String trimmed = text.strip();
        int length = trimmed.length();
        if (length == 0 || length > GREATEST_LENGTH) {
            return null;
        }
        int start = trimmed.charAt(0) == '-' || trimmed.charAt(0) == '+' ? 1 : 0;
        boolean digit = false;
        int points = 0;
        for (int index = start; index < length; index++) {
            char character = trimmed.charAt(index);
            if (character == '.') {
                points++;
            } else if (character < '0' || character > '9') {
                return null;
            } else {
                digit = true;
            }
        }
        if (!digit || points > 1) {
            return null;
        }
        return points == 0 && length <= DIGITS_OF_A_LONG
                ? BigDecimal.valueOf(Long.parseLong(trimmed))
                : new BigDecimal(trimmed);
    }

    private static BigDecimal normal(BigDecimal number, @Nullable UnitOfMeasure unit) {
        if (unit == null) {
            return number;
        }
        return switch (unit) {
            case kWh, kvarh, kW, kVA, kvar -> number.movePointRight(3);
            case K -> number.subtract(KELVIN_OF_ZERO);
            case Fahrenheit -> number.subtract(THIRTY_TWO).divide(FAHRENHEIT_STEPS, 2, RoundingMode.HALF_UP);
            case Wh, varh, W, VA, var, A, V, Celcius, Celsius, Percent -> number;
        };
    }

    private static @Nullable String normalUnit(Measurand measurand, @Nullable UnitOfMeasure unit) {
        return unit == null ? defaultUnit(measurand) : normalUnit(unit);
    }

    private static String normalUnit(UnitOfMeasure unit) {
        return switch (unit) {
            case Wh, kWh -> "Wh";
            case varh, kvarh -> "varh";
            case W, kW -> "W";
            case VA, kVA -> "VA";
            case var, kvar -> "var";
            case A -> "A";
            case V -> "V";
            case K, Celcius, Celsius, Fahrenheit -> "Celsius";
            case Percent -> "Percent";
        };
    }

    private static @Nullable String defaultUnit(Measurand measurand) {
        return switch (measurand) {
            case Energy_Active_Export_Register,
                    Energy_Active_Import_Register,
                    Energy_Active_Export_Interval,
                    Energy_Active_Import_Interval -> "Wh";
            case Energy_Reactive_Export_Register,
                    Energy_Reactive_Import_Register,
                    Energy_Reactive_Export_Interval,
                    Energy_Reactive_Import_Interval -> "varh";
            case Power_Active_Export, Power_Active_Import, Power_Offered -> "W";
            case Power_Reactive_Export, Power_Reactive_Import -> "var";
            case Current_Import, Current_Export, Current_Offered -> "A";
            case Voltage -> "V";
            case Frequency -> "Hz";
            case Temperature -> "Celsius";
            case SoC -> "Percent";
            case RPM -> "1/min";
            case Power_Factor -> null;
        };
    }
}
