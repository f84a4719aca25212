package ocpp.wire;

import java.util.List;

/** What a JSON text turned out to be that should be a payload. */
public sealed interface Decoded<T> {

    /** A payload without fault. */
    record Valid<T>(T payload) implements Decoded<T> {}

    /**
     * A text that is no such payload.
     *
     * @param faults one or more, in the order of J-ERR-03, so that the first decides the code; from 32 on only those that
     *     outrank all before
     */
    record Faulty<T>(List<Fault> faults) implements Decoded<T> {}
}
