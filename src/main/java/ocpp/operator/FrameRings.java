package ocpp.operator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ocpp.operator.Event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The last frames of all charge points. A few arenas share the memory, each with a lock of its own, so that charge
 * points seldom wait for each other; a busy charge point can push out frames of those in its arena.
 */
final class FrameRings {
    private static final int STRIPES = 8;
    private static final Duration BETWEEN_SEEN = Duration.ofSeconds(5);

    private final List<Stripe> stripes;
    private final EventLog events;
    private final Clock clock;

    private static final class Stripe {
        final FrameArena arena;
        final Map<String, Ring> rings = new HashMap<>();

        Stripe(int bytes) {
            arena = new FrameArena(bytes);
        }
    }

    FrameRings(long bytes, EventLog events, Clock clock) {
        int each = (int) Math.min(Integer.MAX_VALUE - 8, bytes / STRIPES);
        this.stripes =
                IntStream.range(0, STRIPES).mapToObj(index -> new Stripe(each)).toList();
        this.events = events;
        this.clock = clock;
    }

    /** Where the frames of this charge point go. */
    FrameTap of(String chargePointId) {
        Stripe stripe = stripe(chargePointId);
        synchronized (stripe) {
            int station = stripe.rings.size();
            return stripe.rings.computeIfAbsent(chargePointId, id -> new Ring(id, station, stripe));
        }
    }

    /** The frames of a charge point that are there, oldest first. */
    List<RawFrame> of(String chargePointId, int most) {
        Stripe stripe = stripe(chargePointId);
        synchronized (stripe) {
            Ring ring = stripe.rings.get(chargePointId);
            List<RawFrame> frames = ring == null ? List.of() : stripe.arena.of(ring.station);
            return frames.subList(Math.max(0, frames.size() - most), frames.size());
        }
    }

    /** What its frames tell of a charge point. */
    Heard heard(String chargePointId) {
        Stripe stripe = stripe(chargePointId);
        synchronized (stripe) {
            Ring ring = stripe.rings.get(chargePointId);
            return ring == null ? Heard.NOTHING : ring.heard();
        }
    }

    private Stripe stripe(String chargePointId) {
        return stripes.get(Math.floorMod(chargePointId.hashCode(), STRIPES));
    }

    private final class Ring implements FrameTap {
        private final String chargePointId;
        private final int station;
        private final Stripe stripe;
        private long number;
        private final StationClock stationClock = new StationClock();
        private @Nullable Instant lastReceived;
        private @Nullable Long roundTripMs;
        private Instant lastTold = Instant.EPOCH;
        private @Nullable FrameReader live;

        Ring(String chargePointId, int station, Stripe stripe) {
            this.chargePointId = chargePointId;
            this.station = station;
            this.stripe = stripe;
        }

        @Override
        public void received(byte[] text) {
            add(true, text);
        }

        @Override
        public void sent(byte[] text) {
            add(false, text);
        }

        @Override
        public void roundTrip(Duration time) {
            synchronized (stripe) {
                roundTripMs = time.toMillis();
            }
        }

        Heard heard() {
            return new Heard(lastReceived, roundTripMs, stationClock.skewSeconds());
        }

        private void add(boolean received, byte[] text) {
            Instant now = clock.instant();
            long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
            synchronized (stripe) {
                number++;
                if (received) {
                    stationClock.received(text, now);
                    seen(now);
                }
                stripe.arena.add(station, number, micros, received, text);
                if (events.isFollowed(Kind.frame)) {
                    publish(new RawFrame(number, now, received, new String(text, StandardCharsets.UTF_8)));
                } else {
                    live = null;
                }
            }
        }

        private void seen(Instant now) {
            lastReceived = now;
            if (events.isFollowed(Kind.seen) && now.isAfter(lastTold.plus(BETWEEN_SEEN))) {
                lastTold = now;
                events.publish(Kind.seen, now, chargePointId, new Event.Seen(now, roundTripMs));
            }
        }

        private void publish(RawFrame frame) {
            FrameReader reader = live == null ? new FrameReader() : live;
            live = reader;
            events.publish(Kind.frame, frame.time(), chargePointId, new Event.Framed(reader.read(frame)));
        }
    }
}
