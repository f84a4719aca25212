package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.ClockAlignedDataInterval;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValueSampleInterval;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValuesAlignedData;
import static ocpp.emulator.configuration.ConfigurationKey.MeterValuesSampledData;
import static ocpp.emulator.configuration.ConfigurationKey.StopTxnAlignedData;
import static ocpp.emulator.configuration.ConfigurationKey.StopTxnSampledData;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.emulator.configuration.ConfigurationKey;
import ocpp.emulator.configuration.MeasurandItem;
import ocpp.emulator.meter.Readings;
import ocpp.emulator.meter.Sampler;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.ReadingContext;
import org.jspecify.annotations.Nullable;

/** Takes the meter values: sampled from the start of a transaction, aligned to the clock, at begin and end (section 3.16). */
final class MeterSchedule {
    private static final List<MeasurandItem> STANDARD =
            List.of(new MeasurandItem(Measurand.Energy_Active_Import_Register, null));
    /** The connectorId of the main meter. */
    private static final int MAIN_METER = 0;

    private final Board board;
    private final Outbox outbox;
    private final Connectors connectors;
    private final Map<Integer, Instant> lastSample = new HashMap<>();
    private final Map<Integer, Readings> sampledBefore = new HashMap<>();
    private final Map<Integer, Readings> alignedBefore = new HashMap<>();
    private Instant lastAligned;

    MeterSchedule(Board board, Outbox outbox, Connectors connectors) {
        this.board = board;
        this.outbox = outbox;
        this.connectors = connectors;
        this.lastAligned = board.now();
    }

    /** A transaction begins: its samples count from here (MV-02). */
    void begin(Transaction transaction) {
        Connector connector = connectors.get(transaction.connectorId());
        lastSample.put(connector.id(), board.now());
        sampledBefore.put(connector.id(), connector.meter().read());
        addToStop(transaction, stopItems(), ReadingContext.Transaction_Begin);
    }

    /** The values for the StopTransaction; null where none are asked for (STOP-10, STOP-11). */
    @Nullable
    List<MeterValue> end(Transaction transaction) {
        lastSample.remove(transaction.connectorId());
        addToStop(transaction, stopItems(), ReadingContext.Transaction_End);
        return transaction.stopData().isEmpty() ? null : List.copyOf(transaction.stopData());
    }

    void tick() {
        for (Connector connector : connectors.all()) {
            if (!board.now().isBefore(nextSample(connector))) {
                sample(connector);
            }
        }
        Instant aligned = nextAligned();
        if (!board.now().isBefore(aligned)) {
            lastAligned = board.now();
            if (hasMainMeter()) {
                alignMainMeter(board.clock(aligned));
            }
            connectors.all().forEach(connector -> align(connector, board.clock(aligned)));
        }
    }

    /** Sends the values of now, as TriggerMessage asks; null for every connector (MV-15, TRIG-04). */
    void trigger(@Nullable Integer only) {
        Sampler sampler = new Sampler(ReadingContext.Trigger, Location.Outlet);
        for (Connector connector : connectors.all()) {
            if (only == null || only == connector.id()) {
                Readings readings = connector.meter().read();
                List<SampledValue> values = sampler.sample(sampledItems(), readings, readings);
                MeterValue value = value(values.isEmpty() ? sampler.sample(STANDARD, readings, readings) : values);
                outbox.sendTriggered(new MeterValues.Request(connector.id(), idOf(connector), List.of(value)));
            }
        }
        if (only != null && only == 0) {
            Readings grid = GridReadings.of(connectors);
            Sampler inlet = new Sampler(ReadingContext.Trigger, Location.Inlet);
            List<MeasurandItem> items = GridReadings.measurable(sampledItems());
            MeterValue value = value(inlet.sample(items.isEmpty() ? STANDARD : items, grid, grid));
            outbox.sendTriggered(new MeterValues.Request(0, null, List.of(value)));
        }
    }

    void powerOff() {
        lastSample.clear();
    }

    Instant nextDeadline() {
        Instant next = nextAligned();
        for (Connector connector : connectors.all()) {
            next = Deadlines.earlier(next, nextSample(connector));
        }
        return next;
    }

    /** The next multiple of the interval from the start; it follows the key from the next tick on (CFG-09). */
    private Instant nextSample(Connector connector) {
        Duration interval = board.configuration().seconds(MeterValueSampleInterval);
        Transaction transaction = connector.transaction();
        Instant last = lastSample.get(connector.id());
        if (transaction == null || last == null || interval.isZero()) {
            return Instant.MAX;
        }
        Instant start = transaction.start().startedAt();
        long done = Duration.between(start, last).toSeconds() / interval.toSeconds();
        return start.plus(interval.multipliedBy(done + 1));
    }

    /** The next multiple of the interval from midnight by its clock (MV-03). */
    private Instant nextAligned() {
        long interval = board.configuration().seconds(ClockAlignedDataInterval).toSeconds();
        if (interval == 0) {
            return Instant.MAX;
        }
        Instant own = lastAligned.plus(board.clockAhead());
        long midnight = Math.floorDiv(own.getEpochSecond(), 86_400L) * 86_400;
        long next = midnight + ((own.getEpochSecond() - midnight) / interval + 1) * interval;
        return Instant.ofEpochSecond(Math.min(next, midnight + 86_400)).minus(board.clockAhead());
    }

    private void sample(Connector connector) {
        Transaction transaction = connector.transaction();
        if (transaction == null) {
            return;
        }
        lastSample.put(connector.id(), board.now());
        Readings readings = connector.meter().read();
        Readings before = sampledBefore.getOrDefault(connector.id(), readings);
        sampledBefore.put(connector.id(), readings);
        Sampler sampler = new Sampler(ReadingContext.Sample_Periodic, Location.Outlet);
        queue(connector, board.time(), sampler.sample(sampledItems(), readings, before));
        addToStop(transaction, items(StopTxnSampledData), ReadingContext.Sample_Periodic);
    }

    /** Whether there is a meter for the whole charge point; with one outlet of alternating current its own is that. */
    private boolean hasMainMeter() {
        return connectors.count() > 1 || board.setup().template().directCurrent();
    }

    /** The grid side, which no transaction owns (MV-07, MV-09). */
    private void alignMainMeter(Instant at) {
        Readings grid = GridReadings.of(connectors);
        Readings before = alignedBefore.getOrDefault(MAIN_METER, grid);
        alignedBefore.put(MAIN_METER, grid);
        Sampler inlet = new Sampler(ReadingContext.Sample_Clock, Location.Inlet);
        List<SampledValue> values = inlet.sample(GridReadings.measurable(items(MeterValuesAlignedData)), grid, before);
        if (!values.isEmpty()) {
            outbox.enqueue(null, new MeterValues.Request(MAIN_METER, null, List.of(new MeterValue(at, values))));
        }
    }

    private void align(Connector connector, Instant at) {
        Readings readings = connector.meter().read();
        Readings before = alignedBefore.getOrDefault(connector.id(), readings);
        alignedBefore.put(connector.id(), readings);
        Sampler sampler = new Sampler(ReadingContext.Sample_Clock, Location.Outlet);
        queue(connector, at, sampler.sample(items(MeterValuesAlignedData), readings, before));
        Transaction transaction = connector.transaction();
        if (transaction != null) {
            addToStop(transaction, items(StopTxnAlignedData), ReadingContext.Sample_Clock);
        }
    }

    private void queue(Connector connector, Instant at, List<SampledValue> values) {
        if (!values.isEmpty()) {
            Transaction transaction = connector.transaction();
            Integer number = transaction == null ? null : transaction.number();
            MeterValue value = new MeterValue(at, values);
            outbox.enqueue(number, new MeterValues.Request(connector.id(), idOf(connector), List.of(value)));
        }
    }

    private void addToStop(Transaction transaction, List<MeasurandItem> items, ReadingContext context) {
        Readings readings = connectors.get(transaction.connectorId()).meter().read();
        List<SampledValue> values = new Sampler(context, Location.Outlet).sample(items, readings, readings);
        if (!values.isEmpty()) {
            StopData.add(transaction.stopData(), value(values), board.configuration());
        }
    }

    private MeterValue value(List<SampledValue> values) {
        return new MeterValue(board.time(), values);
    }

    private static @Nullable Integer idOf(Connector connector) {
        Transaction transaction = connector.transaction();
        return transaction == null ? null : transaction.transactionId();
    }

    private List<MeasurandItem> sampledItems() {
        List<MeasurandItem> items = items(MeterValuesSampledData);
        return items.isEmpty() ? STANDARD : items;
    }

    /** Each measurand that the StopTransaction holds at all (STOP-11). */
    private List<MeasurandItem> stopItems() {
        Set<MeasurandItem> all = new LinkedHashSet<>(items(StopTxnSampledData));
        all.addAll(items(StopTxnAlignedData));
        return new ArrayList<>(all);
    }

    private List<MeasurandItem> items(ConfigurationKey key) {
        return board.configuration().measurands(key);
    }
}
