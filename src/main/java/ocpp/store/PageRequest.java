package ocpp.store;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit most items, 1 to 1000
 * @param cursor {@link Page#next} of the page before, null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int MOST = 1_000;

    /** @throws IllegalArgumentException when the limit is out of its range */
    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MOST + ")");
        }
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    /** The number that the cursor is, or the start where there is none. */
    long after(long start) {
        if (cursor == null) {
            return start;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException error) {
            throw wrong();
        }
    }

    WrongCursor wrong() {
        return new WrongCursor(String.valueOf(cursor));
    }

    /** A cursor that no page named. */
    public static final class WrongCursor extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String cursor;

        WrongCursor(String cursor) {
            super("cursor: " + cursor + " (expected: the \"next\" of an earlier page)");
            this.cursor = cursor;
        }

        public String cursor() {
            return cursor;
        }
    }
}
