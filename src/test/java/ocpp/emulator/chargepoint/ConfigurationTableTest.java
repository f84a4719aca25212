package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ocpp.emulator.configuration.ConfigurationKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of configuration keys in docs/emulator.md, made from the keys and from the tests that prove them obeyed. */
class ConfigurationTableTest {
    private static final String BEGIN = "<!-- configuration keys: made by ConfigurationTableTest -->\n";
    private static final String END = "<!-- end of configuration keys -->";
    private static final List<Class<?>> TESTS = List.of(
            SessionTest.class,
            OfflineTest.class,
            TagsTest.class,
            CommandsTest.class,
            MeteringTest.class,
            LimitsTest.class,
            FilesTest.class,
            SecurityTest.class,
            OwnCertificateTest.class);

    @Test
    @DisplayName("CFG-06, CFG-07: every key is obeyed, by the test that the manual names")
    void theManualNamesTheProofOfEveryKey() throws IOException {
        Map<ConfigurationKey, List<String>> proofs = proofs();
        assertThat(proofs).containsOnlyKeys(ConfigurationKey.values());
        String manual = Files.readString(Path.of("docs/emulator.md"));
        int begin = manual.indexOf(BEGIN) + BEGIN.length();
        assertThat(manual.substring(begin, manual.indexOf(END))).isEqualTo(table(proofs));
    }

    private static Map<ConfigurationKey, List<String>> proofs() {
        Map<ConfigurationKey, List<String>> proofs = new EnumMap<>(ConfigurationKey.class);
        for (Class<?> test : TESTS) {
            for (Method method : test.getDeclaredMethods()) {
                Obeys obeys = method.getAnnotation(Obeys.class);
                if (obeys != null) {
                    for (ConfigurationKey key : obeys.value()) {
                        proofs.computeIfAbsent(key, none -> new ArrayList<>())
                                .add(test.getSimpleName() + "." + method.getName());
                    }
                }
            }
        }
        proofs.values().forEach(names -> names.sort(null));
        return proofs;
    }

    private static String table(Map<ConfigurationKey, List<String>> proofs) {
        StringBuilder table =
                new StringBuilder("| key | access | default | what it does | proven by |\n|--|--|--|--|--|\n");
        for (ConfigurationKey key : ConfigurationKey.values()) {
            String initial = key.initial() == null ? "none" : key.initial().isEmpty() ? "empty" : key.initial();
            table.append("| `").append(key).append("` | ").append(access(key)).append(" | ");
            table.append(initial.replace(",", ", "))
                    .append(" | ")
                    .append(KeyTexts.of(key))
                    .append(" | ");
            table.append("`").append(String.join("`, `", proofs.get(key))).append("` |\n");
        }
        return table.toString();
    }

    private static String access(ConfigurationKey key) {
        return switch (key.access()) {
            case READ_ONLY -> "read";
            case READ_WRITE -> "read, write";
            case WRITE_ONLY -> "write";
        };
    }
}
