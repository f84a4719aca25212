package ocpp.smartcharging;

/**
 * The periods of one profile laid on the axis of time, in seconds since 1970.
 *
 * @param validFrom first second of validity
 * @param validTo first second after it
 * @param start where the periods count from; nothing is in force before
 * @param every length of a recurrence, {@link Time#FOREVER} where the schedule runs once
 */
record Layer(Periods periods, long validFrom, long validTo, long start, long every) {

    /** In force, but without limit, as long as the given layer is valid (SC-PUR-04). */
    static Layer shadowOf(Layer layer) {
        return new Layer(Periods.UNLIMITED, layer.validFrom, layer.validTo, 0, Time.FOREVER);
    }

    Segment at(long second) {
        if (second < validFrom) {
            return new Segment(null, validFrom);
        }
        if (second >= validTo) {
            return new Segment(null, Time.FOREVER);
        }
        Segment segment = scheduled(second);
        return new Segment(segment.limit(), Math.min(segment.until(), validTo));
    }

    /** A bound on the changes between the two seconds. */
    long changesWithin(long from, long to) {
        long recurrences = (to - from) / every + 2;
        return recurrences * (periods.starts().size() + 1L) + 2;
    }

    private Segment scheduled(long second) {
        if (second < start) {
            return new Segment(null, start);
        }
        long elapsed = (second - start) % every;
        Segment segment = periods.after(elapsed, every);
        return new Segment(segment.limit(), second - elapsed + segment.until());
    }
}
