package ocpp.telemetry;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the environment once and builds the SDK from it. */
final class TracingSetup {
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";

    /** The SDK tells its troubles to java.util.logging; ours are told by {@link RestingExporter}. Held, or it is collected. */
    private static final Logger SDK_LOGGER = Logger.getLogger("io.opentelemetry");

    private boolean disabled;
    private @Nullable RestingExporter exporter;

    private TracingSetup() {}

    static Tracing start(String serviceName) {
        SDK_LOGGER.setLevel(Level.OFF);
        TracingSetup setup = new TracingSetup();
        AutoConfiguredOpenTelemetrySdk built;
        try {
            built = setup.build(serviceName);
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException("OpenTelemetry: " + e.getMessage(), e);
        }
        RestingExporter exporter = setup.exporter;
        if (setup.disabled || exporter == null) {
            built.getOpenTelemetrySdk().close();
            return Tracing.off();
        }
        return Tracing.of(built.getOpenTelemetrySdk(), exporter);
    }

    private AutoConfiguredOpenTelemetrySdk build(String serviceName) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults(serviceName))
                .addPropertiesCustomizer(config -> {
                    disabled = config.getBoolean("otel.sdk.disabled", false);
                    return Map.of();
                })
                .addSpanExporterCustomizer(this::resting)
                .build();
    }

    private static Map<String, String> defaults(String serviceName) {
        return Map.of(
                "otel.service.name", serviceName,
                "otel.bsp.schedule.delay", "1000",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.java.exporter.otlp.retry.disabled", "true");
    }

    private SpanExporter resting(SpanExporter delegate, ConfigProperties config) {
        String endpoint = config.getString(TRACES_ENDPOINT, config.getString(ENDPOINT, ""));
        RestingExporter resting = new RestingExporter(delegate, endpoint, System::nanoTime);
        exporter = resting;
        return resting;
    }
}
