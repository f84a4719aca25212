package ocpp.station;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.station.MeterEvent.Reading;
import ocpp.station.TransactionEvent.TransactionFlag;
import ocpp.station.Transactions.Open;

/**
 * The energy of a transaction: the sum of the positive steps of its register, so that a meter that was reset loses
 * nothing but the step of the reset, which is flagged.
 */
final class Metering {
    private BigDecimal registerWh;
    private Instant registerAt;
    private BigDecimal energyWh;
    private boolean reset;

    private Metering(Open transaction) {
        registerWh = transaction.registerWh();
        registerAt = transaction.registerAt();
        energyWh = transaction.energyWh();
    }

    /** The transaction after these readings; those older than its register do not count. */
    static Open after(Open transaction, List<Reading> readings) {
        Metering metering = new Metering(transaction);
        for (Reading reading : readings) {
            BigDecimal register = ofOutlet(reading) ? Readings.register(reading) : null;
            if (register != null && !reading.sampledAt().isBefore(metering.registerAt)) {
                metering.step(register, reading.sampledAt());
            }
        }
        return metering.of(transaction);
    }

    /** The transaction with its register at meterStop, which counts whatever its time. */
    static Open stopped(Open transaction, int meterStop, Instant stoppedAt) {
        Metering metering = new Metering(transaction);
        metering.step(BigDecimal.valueOf(meterStop), stoppedAt);
        return metering.of(transaction);
    }

    private static boolean ofOutlet(Reading reading) {
        return reading.location() != Location.Inlet && reading.location() != Location.EV;
    }

    /** A fall of less than 1 Wh is rounding: meterStop has no fraction. */
    private void step(BigDecimal register, Instant at) {
        BigDecimal step = register.subtract(registerWh);
        if (step.signum() > 0) {
            energyWh = energyWh.add(step);
        } else if (step.signum() < 0) {
            reset |= step.compareTo(BigDecimal.ONE.negate()) <= 0;
        }
        registerWh = register;
        registerAt = at;
    }

    private Open of(Open transaction) {
        return registerAt.equals(transaction.registerAt()) && registerWh.equals(transaction.registerWh())
                ? transaction
                : transaction.metered(registerWh, registerAt, energyWh, flags(transaction.flags()));
    }

    private Set<TransactionFlag> flags(Set<TransactionFlag> before) {
        if (!reset || before.contains(TransactionFlag.MeterReset)) {
            return before;
        }
        Set<TransactionFlag> flags = EnumSet.of(TransactionFlag.MeterReset);
        flags.addAll(before);
        return Set.copyOf(flags);
    }
}
