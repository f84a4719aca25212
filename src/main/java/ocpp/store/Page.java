package ocpp.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the part after it, null for the last
 * @param total how many items the whole list has; 100,000 where counting ended there
 */
public record Page<T>(List<T> items, @Nullable String next, long total) {}
