package ocpp.operator;

import java.time.Instant;

/**
 * A text message of a charge point as it was on the wire.
 *
 * @param number counts the frames of this charge point since the start; 0 and below for those before it
 * @param received whether it came from the charge point
 */
public record RawFrame(long number, Instant time, boolean received, String text) {}
