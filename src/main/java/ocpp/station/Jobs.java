package ocpp.station;

import java.time.Instant;
import java.util.Map;
import ocpp.station.JobEvent.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * Firmware updates and uploads of a station.
 *
 * @param last the last job of each kind
 * @param lastRequestId the greatest requestId ever used, 0 before the first
 */
public record Jobs(Map<JobKind, Job> last, int lastRequestId) {

    /** No job. */
    public static final Jobs NONE = new Jobs(Map.of(), 0);

    /**
     * A job.
     *
     * @param commandId the CALL that asked for it, null where the station began by itself
     * @param requestId null for the plain messages
     * @param status as spelt on the wire, null before the first notification
     */
    public record Job(
            @Nullable String commandId,
            @Nullable Integer requestId,
            @Nullable String status,
            Instant changedAt) {}
}
