package ocpp.emulator.meter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import ocpp.emulator.configuration.MeasurandItem;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import ocpp.protocol.core.SampledValue.ReadingContext;
import ocpp.protocol.core.SampledValue.UnitOfMeasure;
import org.jspecify.annotations.Nullable;

/**
 * Turns readings into sampled values (section 7.43, requirements MV).
 *
 * @param context why the values are taken
 * @param location where the meter sits; the state of charge is the vehicle's all the same (MV-19)
 */
public record Sampler(ReadingContext context, Location location) {
    private static final List<Phase> LINES = List.of(Phase.L1, Phase.L2, Phase.L3);
    private static final List<Phase> LINES_TO_NEUTRAL = List.of(Phase.L1_N, Phase.L2_N, Phase.L3_N);
    private static final List<Phase> LINES_TO_LINES = List.of(Phase.L1_L2, Phase.L2_L3, Phase.L3_L1);

    /** Whether a charge point has values for this item of a list of measurands (MV-05). */
    public static boolean supports(MeasurandItem item) {
        Phase phase = item.phase();
        return phase == null
                || switch (item.measurand()) {
                    case Voltage -> phase != Phase.N;
                    case Current_Import, Power_Active_Import -> LINES.contains(phase);
                    default -> false;
                };
    }

    /**
     * The values of these items; what cannot be read, like the state of charge of no vehicle, is left out.
     *
     * @param before the readings at the start of the interval, for the measurands of an interval
     */
    public List<SampledValue> sample(List<MeasurandItem> items, Readings readings, Readings before) {
        List<SampledValue> values = new ArrayList<>();
        for (MeasurandItem item : items) {
            switch (item.measurand()) {
                case Voltage, Current_Import -> addByPhase(item, readings, values);
                case SoC -> {
                    if (readings.soc() >= 0) {
                        values.add(value(item.measurand(), null, readings.soc(), 0));
                    }
                }
                default -> addTotal(item, readings, before, values);
            }
        }
        return values;
    }

    private void addTotal(MeasurandItem item, Readings now, Readings before, List<SampledValue> values) {
        Phase phase = item.phase();
        if (item.measurand() == Measurand.Power_Active_Import && phase != null) {
            double sum = now.amps().stream().mapToDouble(Double::doubleValue).sum();
            double part = ofLine(LINES.indexOf(phase), now.amps()) / Math.max(1e-9, sum);
            values.add(value(item.measurand(), phase, now.watts() * part, 1));
        } else {
            values.add(value(item.measurand(), null, total(item.measurand(), now, before), decimals(item.measurand())));
        }
    }

    private void addByPhase(MeasurandItem item, Readings readings, List<SampledValue> values) {
        boolean voltage = item.measurand() == Measurand.Voltage;
        Phase only = item.phase();
        int decimals = decimals(item.measurand());
        if (readings.volts().size() == 1) {
            double single = voltage ? readings.volts().get(0) : readings.amps().get(0);
            values.add(value(item.measurand(), null, single, decimals));
        } else if (only != null) {
            values.add(value(item.measurand(), only, voltage ? volts(readings, only) : amps(readings, only), decimals));
        } else {
            for (Phase phase : voltage ? LINES_TO_NEUTRAL : LINES) {
                double single = voltage ? volts(readings, phase) : amps(readings, phase);
                values.add(value(item.measurand(), phase, single, decimals));
            }
        }
    }

    private SampledValue value(Measurand measurand, @Nullable Phase phase, double value, int decimals) {
        String text = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        if (measurand == Measurand.Energy_Active_Import_Register) {
            text = Long.toString((long) value);
        }
        Location where = measurand == Measurand.SoC ? Location.EV : location;
        return new SampledValue(text, context, null, measurand, phase, where, unit(measurand));
    }

    private static double total(Measurand measurand, Readings now, Readings before) {
        return switch (measurand) {
            case Energy_Active_Import_Register -> now.registerWh();
            case Energy_Active_Import_Interval -> now.registerWh() - before.registerWh();
            case Energy_Reactive_Import_Register -> now.reactiveVarh();
            case Energy_Reactive_Import_Interval -> now.reactiveVarh() - before.reactiveVarh();
            case Power_Active_Import -> now.watts();
            case Power_Reactive_Import -> now.vars();
            case Power_Offered -> now.offered().watts();
            case Current_Offered -> now.offered().amps();
            case Power_Factor -> now.watts() > 0 ? now.watts() / Math.hypot(now.watts(), now.vars()) : 1;
            case Frequency -> now.hertz();
            case Temperature -> now.celsius();
            case RPM -> Math.max(0, now.celsius() - 30) * 100;
            case Energy_Active_Export_Register,
                    Energy_Active_Export_Interval,
                    Energy_Reactive_Export_Register,
                    Energy_Reactive_Export_Interval,
                    Power_Active_Export,
                    Power_Reactive_Export,
                    Current_Export -> 0;
            case Voltage, Current_Import, SoC -> throw new IllegalArgumentException(measurand + " has no total");
        };
    }

    private static double volts(Readings readings, Phase phase) {
        int pair = LINES_TO_LINES.indexOf(phase);
        if (pair >= 0) {
            double one = readings.volts().get(pair);
            double other = readings.volts().get((pair + 1) % 3);
            return Math.sqrt(one * one + other * other + one * other);
        }
        int line = Math.max(LINES.indexOf(phase), LINES_TO_NEUTRAL.indexOf(phase));
        return ofLine(line, readings.volts());
    }

    private static double amps(Readings readings, Phase phase) {
        return ofLine(LINES.indexOf(phase), readings.amps());
    }

    private static double ofLine(int line, List<Double> values) {
        return line >= 0 && line < values.size() ? values.get(line) : 0;
    }

    private static int decimals(Measurand measurand) {
        return switch (measurand) {
            case Current_Import, Current_Export, Current_Offered, Frequency -> 2;
            case Power_Factor -> 3;
            case RPM, SoC, Energy_Active_Export_Register, Energy_Reactive_Export_Register -> 0;
            default -> 1;
        };
    }

    private static @Nullable UnitOfMeasure unit(Measurand measurand) {
        return switch (measurand) {
            case Energy_Active_Export_Register,
                    Energy_Active_Import_Register,
                    Energy_Active_Export_Interval,
                    Energy_Active_Import_Interval -> UnitOfMeasure.Wh;
            case Energy_Reactive_Export_Register,
                    Energy_Reactive_Import_Register,
                    Energy_Reactive_Export_Interval,
                    Energy_Reactive_Import_Interval -> UnitOfMeasure.varh;
            case Power_Active_Export, Power_Active_Import, Power_Offered -> UnitOfMeasure.W;
            case Power_Reactive_Export, Power_Reactive_Import -> UnitOfMeasure.var;
            case Current_Import, Current_Export, Current_Offered -> UnitOfMeasure.A;
            case Voltage -> UnitOfMeasure.V;
            case Temperature -> UnitOfMeasure.Celcius;
            case SoC -> UnitOfMeasure.Percent;
            case Power_Factor, Frequency, RPM -> null;
        };
    }
}
