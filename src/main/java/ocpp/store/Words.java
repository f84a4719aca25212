package ocpp.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;

/** The constants of the protocol's enums as they are spelt on the wire. */
final class Words {

    private static final ClassValue<Map<Enum<?>, String>> WORDS = new ClassValue<>() {
        @Override
        protected Map<Enum<?>, String> computeValue(Class<?> kind) {
            Map<Enum<?>, String> words = new HashMap<>();
            for (Object constant : kind.getEnumConstants()) {
                words.put((Enum<?>) constant, spelt((Enum<?>) constant));
            }
            return Map.copyOf(words);
        }
    };

    private Words() {}

    static String of(Enum<?> constant) {
        String word = WORDS.get(constant.getDeclaringClass()).get(constant);
        return word == null ? constant.name() : word;
    }

    private static String spelt(Enum<?> constant) {
        try {
            JsonProperty name =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.name() : name.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(constant + " is no constant of its enum", impossible);
        }
    }
}
