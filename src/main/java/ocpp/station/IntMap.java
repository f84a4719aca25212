package ocpp.station;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from int, ordered by key. Replacing a value copies one array of references, so that a change among
 * 64 connectors or 1,000 profiles stays far below a microsecond.
 */
public final class IntMap<V> {
    private static final IntMap<?> EMPTY = new IntMap<>(new int[0], new Object[0]);

    private final int[] keys;
    private final Object[] values;

    private IntMap(int[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** The map without entries. */
    @SuppressWarnings("unchecked")
    public static <V> IntMap<V> empty() {
        return (IntMap<V>) EMPTY;
    }

    /** The value of a key, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(int key) {
        int index = Arrays.binarySearch(keys, key);
        return index < 0 ? null : (V) values[index];
    }

    /** This map with the value put in place of that of the key, if any. */
    public IntMap<V> with(int key, V value) {
        int index = Arrays.binarySearch(keys, key);
        if (index >= 0) {
            Object[] replaced = values.clone();
            replaced[index] = value;
            return new IntMap<>(keys, replaced);
        }
        int place = -index - 1;
        int[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
        Object[] moreValues = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
        System.arraycopy(values, place, moreValues, place + 1, values.length - place);
        moreKeys[place] = key;
        moreValues[place] = value;
        return new IntMap<>(moreKeys, moreValues);
    }

    /** This map without the key. */
    public IntMap<V> without(int key) {
        int index = Arrays.binarySearch(keys, key);
        if (index < 0) {
            return this;
        }
        int[] fewerKeys = Arrays.copyOf(keys, keys.length - 1);
        Object[] fewerValues = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(keys, index + 1, fewerKeys, index, fewerKeys.length - index);
        System.arraycopy(values, index + 1, fewerValues, index, fewerKeys.length - index);
        return new IntMap<>(fewerKeys, fewerValues);
    }

    /** This map without its smallest key. */
    IntMap<V> withoutFirst() {
        return keys.length == 0 ? this : without(keys[0]);
    }

    /** The value at this place in the order of the keys, from 0. */
    @SuppressWarnings("unchecked")
    V valueAt(int place) {
        return (V) values[place];
    }

    /** The values in the order of their keys. */
    @SuppressWarnings("unchecked")
    public List<V> values() {
        return (List<V>) List.of(values);
    }

    /** How many entries there are. */
    public int size() {
        return keys.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntMap<?> map && Arrays.equals(keys, map.keys) && Arrays.equals(values, map.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int index = 0; index < keys.length; index++) {
            text.append(index == 0 ? "" : ", ").append(keys[index]).append('=').append(values[index]);
        }
        return text.append('}').toString();
    }
}
