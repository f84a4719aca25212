package ocpp.operator;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ocpp.station.StationEvent;
import ocpp.station.StationFeed;
import ocpp.store.ChargePointQueries;
import ocpp.store.ChargePointQueries.Filter;
import ocpp.store.PageRequest;
import org.apache.pekko.Done;

/** Sees what happens to the charge points and keeps what the API shows of it at any moment. Thread-safe. */
public final class Watch implements StationFeed {
    private final EventLog events;
    private final EventFeed feed;
    private final FrameRings frames;
    private final Fleet fleet = new Fleet();
    private final Metrics metrics;

    public Watch(OperatorSettings settings, Clock clock) {
        events = new EventLog(settings.events(), clock.instant());
        metrics = new Metrics(fleet, events);
        feed = new EventFeed(events, metrics);
        frames = new FrameRings(settings.framesMemory(), events, clock);
    }

    @Override
    public void published(String chargePointId, List<StationEvent> happened) {
        feed.publish(chargePointId, happened, fleet.apply(chargePointId, happened));
    }

    /** Puts in the charge points that the store knows; complete when all are there. What has happened since wins. */
    public CompletionStage<Done> restore(ChargePointQueries chargePoints) {
        return restore(chargePoints, PageRequest.first(PageRequest.MOST));
    }

    private CompletionStage<Done> restore(ChargePointQueries chargePoints, PageRequest part) {
        return chargePoints.page(Filter.ALL, part).thenCompose(page -> {
            fleet.restore(page.items().stream().map(Unit::of).toList());
            return page.next() == null
                    ? CompletableFuture.completedFuture(Done.done())
                    : restore(chargePoints, new PageRequest(PageRequest.MOST, page.next()));
        });
    }

    /** Where the frames of a connection of a charge point go. */
    public FrameTap frames(String chargePointId) {
        return new FrameMeter(frames.of(chargePointId), metrics);
    }

    /** The counters of this server. */
    public Metrics metrics() {
        return metrics;
    }

    EventLog events() {
        return events;
    }

    FrameRings frameRings() {
        return frames;
    }

    Fleet fleet() {
        return fleet;
    }
}
