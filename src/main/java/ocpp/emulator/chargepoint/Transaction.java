package ocpp.emulator.chargepoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.core.MeterValue;
import org.jspecify.annotations.Nullable;

/** A transaction that runs. */
final class Transaction {
    private final Start start;
    private final List<MeterValue> stopData;
    private @Nullable String parentIdTag;
    private @Nullable Integer transactionId;
    private @Nullable Double refusedAtWh;

    /**
     * How it began.
     *
     * @param number within this charge point
     * @param startedAt by the time of the charge point's own waits
     * @param meterStart Wh
     */
    record Start(int number, int connectorId, String idTag, Instant startedAt, int meterStart) {}

    /** As it is kept over a loss of power. */
    record Saved(
            Start start,
            @Nullable String parentIdTag,
            @Nullable Integer transactionId,
            @Nullable Double refusedAtWh,
            List<MeterValue> stopData) {}

    Transaction(Start start, @Nullable String parentIdTag) {
        this.start = start;
        this.parentIdTag = parentIdTag;
        this.stopData = new ArrayList<>();
    }

    Transaction(Saved saved) {
        this.start = saved.start();
        this.parentIdTag = saved.parentIdTag();
        this.transactionId = saved.transactionId();
        this.refusedAtWh = saved.refusedAtWh();
        this.stopData = new ArrayList<>(saved.stopData());
    }

    Saved save() {
        return new Saved(start, parentIdTag, transactionId, refusedAtWh, List.copyOf(stopData));
    }

    Start start() {
        return start;
    }

    int number() {
        return start.number();
    }

    int connectorId() {
        return start.connectorId();
    }

    String idTag() {
        return start.idTag();
    }

    /** The group of its tag, null where none is known. */
    @Nullable
    String parentIdTag() {
        return parentIdTag;
    }

    /** The central system's id, null before it gave one. */
    @Nullable
    Integer transactionId() {
        return transactionId;
    }

    /** The central system has answered the StartTransaction. */
    void identified(int id, @Nullable String group) {
        transactionId = id;
        parentIdTag = group == null ? parentIdTag : group;
    }

    /** The central system refused the tag while it runs (AUTH-15). */
    void refused(double registerWh) {
        refusedAtWh = registerWh;
    }

    /** What the register showed when the tag was refused, null where it was not. */
    @Nullable
    Double refusedAtWh() {
        return refusedAtWh;
    }

    /** The values for the StopTransaction so far. */
    List<MeterValue> stopData() {
        return stopData;
    }
}
