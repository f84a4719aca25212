import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of a call goes: {@code java Owners.java FILE.jfr MICROS}, MICROS being what a call takes of the threads
 * that are sampled, all but the virtual machine's own. Each sample belongs to the first frame from the top that has an owner.
 * Needs JDK 25: jdk.CPUTimeSample also sees native code and the kernel. Started by {@code profile.py}.
 */
public final class Owners {
    private static final Map<String, Pattern> OWNERS = new LinkedHashMap<>();

    static {
        own("SQLite: statements, log, fsync", "org\\.sqlite\\.");
        own("JSON (jackson)", "com\\.fasterxml\\.");
        own("console lines (logback)", "ch\\.qos\\.logback\\.");
        own("our codec and checks (wire)", "ocpp\\.(wire|protocol)\\.");
        own("raw frame log and its file", "ocpp\\.socket\\.(RawFrameLog|LineBuffer|FrameSecrets|RotatingFile)");
        own("our socket and session (socket, rpc)", "ocpp\\.(socket|rpc)\\.");
        own("endpoint (gateway, app)", "ocpp\\.(gateway|app)\\.");
        own("rules, state, actor (station)", "ocpp\\.station\\.");
        own("rows and group commit (store)", "ocpp\\.store\\.");
        own("what operators see (operator)", "ocpp\\.operator\\.");
        own("TCP: read, write, select, its threads", "io\\.netty\\.|ocpp\\.transport\\.|sun\\.nio\\.ch\\.|org\\.apache\\.pekko\\.io\\.");
        own("HTTP and WebSocket frames (pekko-http)", "org\\.apache\\.pekko\\.http\\.");
        own("streams (pekko-stream)", "org\\.apache\\.pekko\\.stream\\.");
        own("actors and dispatch (pekko-actor, fork-join)", "org\\.apache\\.pekko\\.|java\\.util\\.concurrent\\.ForkJoin");
    }

    private Owners() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Long> samples = new TreeMap<>();
        try (RecordingFile file = new RecordingFile(Path.of(arguments[0]))) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    samples.merge(owner(event), 1L, Long::sum);
                }
            }
        }
        print(samples, Double.parseDouble(arguments[1]));
    }

    private static String owner(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "virtual machine: compiler, collector";
        }
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, Pattern> owner : OWNERS.entrySet()) {
                if (owner.getValue().matcher(type).lookingAt()) {
                    return owner.getKey();
                }
            }
        }
        return "other";
    }

    private static void own(String name, String types) {
        OWNERS.put(name, Pattern.compile(types));
    }

    private static void print(Map<String, Long> samples, double micros) {
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        List<Map.Entry<String, Long>> ordered = new ArrayList<>(samples.entrySet());
        ordered.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        ordered.forEach(each -> System.out.printf("%6.2f  %s%n", micros * each.getValue() / all, each.getKey()));
        System.out.printf("%6.2f  in %d samples%n", micros, all);
    }
}
