package ocpp.operator;

import java.time.Instant;

/**
 * A text message of a charge point as it was on the wire.
 *
 * @param number counts the frames of this charge point since the start
 * @param received whether it came from the charge point
 */
record RawFrame(long number, Instant time, boolean received, String text) {}
