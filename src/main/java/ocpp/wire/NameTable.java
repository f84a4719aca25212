package ocpp.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what belongs to a name that lies in a character buffer, without making a string of it. */
final class NameTable<T> {
    private final @Nullable String[] names;
    private final @Nullable Object[] values;
    private final int mask;

    NameTable(Map<String, T> entries) {
        int size = Integer.highestOneBit(entries.size() * 4 + 1) * 2;
        names = new @Nullable String[size];
        values = new @Nullable Object[size];
        mask = size - 1;
        entries.forEach(this::put);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T find(char[] text, int start, int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + text[i];
        }
        for (int slot = slot(hash); ; slot = (slot + 1) & mask) {
            String name = names[slot];
            if (name == null) {
                return null;
            }
            if (matches(name, text, start, length)) {
                return (T) values[slot];
            }
        }
    }

    private void put(String name, T value) {
        int slot = slot(name.hashCode());
        while (names[slot] != null) {
            slot = (slot + 1) & mask;
        }
        names[slot] = name;
        values[slot] = value;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & mask;
    }

    private static boolean matches(String name, char[] text, int start, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
