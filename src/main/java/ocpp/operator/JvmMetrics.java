package ocpp.operator;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the JVM tells of itself and of its process. */
final class JvmMetrics {
    private JvmMetrics() {}

    static void write(Prometheus text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("jvm_memory_heap_used_bytes", "Heap in use.", heap.getUsed())
                .gauge("jvm_memory_heap_max_bytes", "Heap that may be used.", heap.getMax())
                .gauges("jvm_buffer_used_bytes", "Memory of buffers outside of the heap.", "pool", buffers())
                .gauge(
                        "jvm_threads",
                        "Threads.",
                        ManagementFactory.getThreadMXBean().getThreadCount())
                .gauge(
                        "process_uptime_seconds",
                        "Since the start of the process.",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        text.metric("jvm_gc_seconds_total", "counter", "Time spent on collecting garbage.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.sample(
                    "jvm_gc_seconds_total",
                    List.of("collector"),
                    List.of(collector.getName()),
                    collector.getCollectionTime() / 1e3);
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean process) {
            text.metric("process_cpu_seconds_total", "counter", "Processor time.")
                    .sample("process_cpu_seconds_total", List.of(), List.of(), process.getProcessCpuTime() / 1e9);
            text.gauge("process_open_fds", "Open files and sockets.", process.getOpenFileDescriptorCount());
            text.gauge("process_max_fds", "The most it may have.", process.getMaxFileDescriptorCount());
        }
    }

    private static Map<String, Long> buffers() {
        Map<String, Long> used = new TreeMap<>();
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            used.put(pool.getName(), pool.getMemoryUsed());
        }
        return used;
    }
}
