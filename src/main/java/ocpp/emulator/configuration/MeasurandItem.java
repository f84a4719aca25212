package ocpp.emulator.configuration;

import java.util.Arrays;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import org.jspecify.annotations.Nullable;

/** One item of a list of measurands; without a phase all phases are meant (section 9.1.15 and following). */
public record MeasurandItem(Measurand measurand, @Nullable Phase phase) {

    /** The item, {@code Voltage} or {@code Voltage.L1-N}, or null where it names no measurand. */
    public static @Nullable MeasurandItem parse(String item) {
        Measurand measurand = measurand(item);
        if (measurand != null) {
            return new MeasurandItem(measurand, null);
        }
        int dot = item.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        measurand = measurand(item.substring(0, dot));
        Phase phase = phase(item.substring(dot + 1));
        return measurand == null || phase == null ? null : new MeasurandItem(measurand, phase);
    }

    /** The measurand as it is spelt on the wire. */
    public static String name(Measurand measurand) {
        return measurand.name().replace('_', '.');
    }

    private static @Nullable Measurand measurand(String name) {
        return Arrays.stream(Measurand.values())
                .filter(measurand -> name(measurand).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Phase phase(String name) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.name().replace('_', '-').equals(name))
                .findFirst()
                .orElse(null);
    }
}
