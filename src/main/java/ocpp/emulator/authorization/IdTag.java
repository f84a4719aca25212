package ocpp.emulator.authorization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares id tags: case counts for nothing (AUTH-06). */
public final class IdTag {
    private IdTag() {}

    /** The form in which equal tags are equal text. */
    public static String folded(String idTag) {
        return idTag.toLowerCase(Locale.ROOT);
    }

    public static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && folded(one).equals(folded(other));
    }
}
