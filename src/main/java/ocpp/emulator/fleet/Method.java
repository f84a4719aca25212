package ocpp.emulator.fleet;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * By what something was measured.
 *
 * @param load average number of threads of the whole machine that wanted to run in the last minute, negative where the
 *     system does not tell
 */
record Method(String system, int processors, long heapMiB, String jvm, double load) {

    static Method ofThisProcess() {
        return new Method(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / (1024 * 1024),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, load average %.1f; %s, heap up to %d MiB",
                system,
                processors,
                load,
                jvm,
                heapMiB);
    }
}
