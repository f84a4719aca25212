package ocpp.emulator.chargepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ocpp.emulator.configuration.MeasurandItem;
import ocpp.emulator.meter.PowerLimit;
import ocpp.emulator.meter.Readings;
import ocpp.protocol.core.SampledValue.Measurand;

/** What the main meter at the grid side of the charge point shows: the sum of its connectors (MV-07). */
final class GridReadings {
    private GridReadings() {}

    static Readings of(Connectors connectors) {
        List<Readings> all = connectors.all().stream()
                .map(connector -> connector.meter().readGrid())
                .toList();
        Readings first = all.get(0);
        List<Double> amps = new ArrayList<>();
        for (int line = 0; line < first.amps().size(); line++) {
            int index = line;
            amps.add(sum(all, readings -> readings.amps().get(index)));
        }
        PowerLimit offered = new PowerLimit(
                sum(all, each -> each.offered().amps()),
                sum(all, each -> each.offered().watts()));
        return new Readings(
                sum(all, Readings::registerWh),
                sum(all, Readings::reactiveVarh),
                first.volts(),
                amps,
                sum(all, Readings::watts),
                sum(all, Readings::vars),
                offered,
                first.hertz(),
                first.celsius(),
                -1);
    }

    /** The items that make sense there. */
    static List<MeasurandItem> measurable(List<MeasurandItem> items) {
        return items.stream().filter(item -> item.measurand() != Measurand.SoC).toList();
    }

    private static double sum(List<Readings> all, ToDoubleFunction<Readings> value) {
        return all.stream().mapToDouble(value).sum();
    }
}
