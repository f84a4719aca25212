package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.StopTransactionMaxMeterValues;

import java.util.List;
import ocpp.emulator.configuration.Configuration;
import ocpp.protocol.core.MeterValue;

/** Bounds the values of a StopTransaction: every second one between the first and the last makes room (STOP-11). */
final class StopData {
    private static final int FIRST_AND_LAST = 2;

    private StopData() {}

    static void add(List<MeterValue> values, MeterValue value, Configuration configuration) {
        int most = Math.max(FIRST_AND_LAST, configuration.number(StopTransactionMaxMeterValues));
        if (values.size() >= most) {
            for (int index = values.size() - 1; index > 0; index -= 2) {
                values.remove(index);
            }
        }
        values.add(value);
    }
}
