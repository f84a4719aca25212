package ocpp.station;

import java.util.List;

/**
 * What lenient mode had to do so that a CALL could be taken.
 *
 * @param repairs the rules, {@link ocpp.wire.Repair#rule}
 * @param original the payload as it was sent
 */
public record Mended(List<String> repairs, String original) {}
