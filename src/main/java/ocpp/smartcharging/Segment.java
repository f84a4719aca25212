package ocpp.smartcharging;

import org.jspecify.annotations.Nullable;

/** What is in force, and the second before which that does not change; limit is null where nothing is in force. */
record Segment(@Nullable Limit limit, long until) {}
