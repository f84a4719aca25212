package ocpp.smartcharging;

import java.util.List;
import java.util.stream.Stream;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import org.jspecify.annotations.Nullable;

/** Layers in order of precedence: the first that has something in force decides (SC-STACK-01). */
record Stack(List<Layer> layers) {

    /** What decides at this second, and until when it does at least; limit is null where nothing is in force. */
    Segment at(long second) {
        long until = Time.FOREVER;
        for (Layer layer : layers) {
            Segment segment = layer.at(second);
            until = Math.min(until, segment.until());
            if (segment.limit() != null) {
                return new Segment(segment.limit(), until);
            }
        }
        return new Segment(null, until);
    }

    /** The units its profiles are given in. */
    Stream<ChargingRateUnit> units() {
        return layers.stream()
                .flatMap(layer -> layer.periods().starts().values().stream())
                .filter(limit -> limit != Limit.NONE)
                .map(Limit::unit);
    }

    /** A bound on the changes between the two seconds. */
    long changesWithin(long from, long to) {
        return layers.stream().mapToLong(layer -> layer.changesWithin(from, to)).sum();
    }

    static Limit orNone(@Nullable Limit limit) {
        return limit == null ? Limit.NONE : limit;
    }
}
