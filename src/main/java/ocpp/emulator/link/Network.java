package ocpp.emulator.link;

import java.time.Duration;
import java.util.SplittableRandom;

/** The network between one charge point and the central system; it does no harm until it is told to. Thread-safe. */
public final class Network {
    private final Way toCentralSystem;
    private final Way toStation;

    /** @param seed of what it does by chance */
    public Network(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        toCentralSystem = new Way(random.split());
        toStation = new Way(random.split());
    }

    public Way toCentralSystem() {
        return toCentralSystem;
    }

    public Way toStation() {
        return toStation;
    }

    /** Every text takes so much longer, each way. */
    public void latency(Duration oneWay) {
        toCentralSystem.latency(oneWay);
        toStation.latency(oneWay);
    }

    /** This part of what is sent is lost, 0 to 1. */
    public void loss(double rate) {
        toCentralSystem.loss(rate);
        toStation.loss(rate);
    }

    /** A connection begins, and nothing of an earlier one is under way. */
    public void connected() {
        toCentralSystem.connected();
        toStation.connected();
    }
}
