package ocpp.operator;

import java.time.Clock;
import java.util.List;
import ocpp.station.StationEvent;
import ocpp.station.StationFeed;

/** Sees what happens to the charge points and keeps what the API shows of it at any moment. Thread-safe. */
public final class Watch implements StationFeed {
    private final EventLog events;
    private final EventFeed feed;
    private final FrameRings frames;
    private final Fleet fleet = new Fleet();
    private final Metrics metrics;

    public Watch(OperatorSettings settings, Clock clock) {
        events = new EventLog(settings.events(), clock.instant());
        feed = new EventFeed(events);
        frames = new FrameRings(settings.framesMemory(), events, clock);
        metrics = new Metrics(fleet, events);
    }

    @Override
    public void published(String chargePointId, List<StationEvent> happened) {
        feed.publish(chargePointId, happened, fleet.apply(chargePointId, happened));
    }

    /** Where the frames of a charge point go. */
    public FrameTap frames(String chargePointId) {
        return frames.of(chargePointId);
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
