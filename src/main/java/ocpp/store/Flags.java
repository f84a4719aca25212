package ocpp.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A set of flags as text: their names with commas between them, empty for none. */
final class Flags {

    private Flags() {}

    static <E extends Enum<E>> String text(Set<E> flags) {
        if (flags.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        EnumSet.copyOf(flags).forEach(flag -> names.add(flag.name()));
        return String.join(",", names);
    }

    static <E extends Enum<E>> Set<E> of(String text, Class<E> kind) {
        Set<E> flags = EnumSet.noneOf(kind);
        if (!text.isEmpty()) {
            for (String name : text.split(",", -1)) {
                flags.add(Enum.valueOf(kind, name));
            }
        }
        return Set.copyOf(flags);
    }

    /** SQL that adds a flag to the column {@code flags}. */
    static String plus(Enum<?> flag) {
        return "flags = case when flags = '' then '" + flag.name() + "' when ',' || flags || ',' like '%," + flag.name()
                + ",%' then flags else flags || '," + flag.name() + "' end";
    }
}
