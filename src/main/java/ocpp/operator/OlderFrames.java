package ocpp.operator;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The frames that are no longer in memory. */
@FunctionalInterface
public interface OlderFrames {
    /** There are none. */
    OlderFrames NONE = (chargePointId, time, most) -> List.of();

    /** The last frames of a charge point before a time, oldest first. May block. */
    List<RawFrame> before(String chargePointId, Instant time, int most) throws IOException;
}
