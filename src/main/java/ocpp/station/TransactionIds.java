package ocpp.station;

import java.util.concurrent.CompletionStage;

/** Gives the ids of transactions: 1 to 2^31-1, unique over all stations, counting up, never given twice (START-04). */
@FunctionalInterface
public interface TransactionIds {

    /** The next id; a completed stage where it is at hand, which is used without a further hop. */
    CompletionStage<Integer> next();
}
