package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Config REFERENCE =
            ConfigFactory.defaultReferenceUnresolved().resolve();

    @Test
    void everyKeyIsReadByExactlyOneSettingsRecord() throws ReflectiveOperationException {
        Map<String, List<String>> readers = new TreeMap<>();
        keys(REFERENCE.getObject("ocpp"), "ocpp", readers);
        for (RecordComponent component : Settings.class.getRecordComponents()) {
            if (component.getType() == Config.class) {
                continue;
            }
            for (String key : keysReadBy(component.getType())) {
                readers.computeIfAbsent(key, absent -> new ArrayList<>())
                        .add(component.getType().getSimpleName());
            }
        }
        assertThat(readers)
                .isNotEmpty()
                .allSatisfy((key, of) -> assertThat(of).as(key).hasSize(1));
    }

    private static void keys(ConfigObject section, String path, Map<String, List<String>> keys) {
        section.forEach((key, value) -> {
            if (value instanceof ConfigObject object && !object.isEmpty()) {
                keys(object, path + "." + key, keys);
            } else {
                keys.put(path + "." + key, new ArrayList<>());
            }
        });
    }

    private static TreeSet<String> keysReadBy(Class<?> settings) throws ReflectiveOperationException {
        TreeSet<String> read = new TreeSet<>();
        settings.getDeclaredMethod("from", Config.class).invoke(null, recording(REFERENCE, "", read));
        return read;
    }

    private static Config recording(Config config, String prefix, TreeSet<String> read) {
        return (Config) Proxy.newProxyInstance(
                SettingsTest.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(config, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                    if (!method.getName().startsWith("get")) {
                        return result;
                    }
                    String path = prefix + arguments[0];
                    if (result instanceof Config section && !section.isEmpty()) {
                        return recording(section, path + ".", read);
                    }
                    if (!(result instanceof ConfigValue)) {
                        read.add(path);
                    }
                    return result;
                });
    }
}
