package ocpp.station;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What could not be taken of a station's messages since its actor started, and what lenient mode would have done.
 *
 * @param total messages that were refused or ignored because they are not valid
 * @param takenIfLenient how many of them lenient mode would have taken
 * @param repairs by rule, in how many of those it would have been of use
 * @param last the last of all, null before the first
 */
public record Refusals(
        int total,
        int takenIfLenient,
        Map<String, Integer> repairs,
        @Nullable Refused last) {

    static final Refusals NONE = new Refusals(0, 0, Map.of(), null);

    /**
     * A message that was not taken.
     *
     * @param action as sent, null where it could not be read
     * @param fault what is wrong with it
     * @param repairs the rules by which lenient mode would have taken it, none where it would not
     */
    public record Refused(Instant at, @Nullable String action, String fault, List<String> repairs) {}

    Refusals with(Refused refused) {
        boolean mendable = !refused.repairs().isEmpty();
        return new Refusals(
                total + 1, takenIfLenient + (mendable ? 1 : 0), counted(repairs, refused.repairs()), refused);
    }

    /** The counts with one more of each of these. */
    static Map<String, Integer> counted(Map<String, Integer> counts, List<String> rules) {
        Map<String, Integer> more = new HashMap<>(counts);
        rules.forEach(rule -> more.merge(rule, 1, Integer::sum));
        return Map.copyOf(more);
    }
}
