package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.jspecify.annotations.Nullable;

/**
 * A hash of 64 bit that is the same on every machine and after every restart (unlike hashCode, which for enums is
 * not): FNV-1a over whole words.
 */
final class Fingerprint {
    private static final long PRIME = 0x100000001b3L;

    private long hash = 0xcbf29ce484222325L;

    private Fingerprint() {}

    static long of(String text) {
        return new Fingerprint().add(text).hash;
    }

    static long of(StartTransaction.Request start) {
        return new Fingerprint()
                .add(start.connectorId())
                .add(start.idTag())
                .add(start.meterStart())
                .add(start.reservationId())
                .add(start.timestamp())
                .hash;
    }

    static long of(StopTransaction.Request stop) {
        return new Fingerprint()
                .add(stop.idTag())
                .add(stop.meterStop())
                .add(stop.timestamp())
                .add(stop.transactionId())
                .add(stop.reason())
                .addAll(stop.transactionData())
                .hash;
    }

    static long of(MeterValues.Request values) {
        return new Fingerprint()
                .add(values.connectorId())
                .add(values.transactionId())
                .addAll(values.meterValue())
                .hash;
    }

    private Fingerprint addAll(@Nullable List<MeterValue> values) {
        if (values == null) {
            return word(0);
        }
        for (MeterValue value : values) {
            add(value.timestamp());
            for (SampledValue sampled : value.sampledValue()) {
                add(sampled.value())
                        .add(sampled.context())
                        .add(sampled.format())
                        .add(sampled.measurand());
                add(sampled.phase()).add(sampled.location()).add(sampled.unit());
            }
        }
        return word(values.size());
    }

    private Fingerprint add(@Nullable String text) {
        if (text == null) {
            return word(0);
        }
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * PRIME;
        }
        return word(text.length() + 1L);
    }

    private Fingerprint add(@Nullable Integer number) {
        return number == null ? word(Long.MIN_VALUE) : word(number);
    }

    private Fingerprint add(@Nullable Enum<?> constant) {
        return constant == null ? word(0) : word(constant.name().hashCode());
    }

    private Fingerprint add(Instant time) {
        return word(time.getEpochSecond()).word(time.getNano());
    }

    private Fingerprint word(long value) {
        long mixed = (hash ^ value) * PRIME;
        hash = mixed ^ (mixed >>> 32);
        return this;
    }
}
