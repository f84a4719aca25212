package ocpp.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rests for 10 s when the collector takes no spans, so that a missing one costs nothing. Spans are dropped meanwhile. */
final class RestingExporter implements SpanExporter, Collector {
    private static final Logger LOG = LoggerFactory.getLogger(RestingExporter.class);
    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

    private final SpanExporter delegate;
    private final String endpoint;
    private final LongSupplier nanoTime;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile boolean resting;
    private volatile boolean proven;
    private volatile long restsUntil;

    /** @param endpoint where the user wants the spans sent; empty for the default, whose absence is worth no warning */
    RestingExporter(SpanExporter delegate, String endpoint, LongSupplier nanoTime) {
        this.delegate = delegate;
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean isAwake() {
        return !resting || nanoTime.getAsLong() - restsUntil >= 0;
    }

    @Override
    public boolean isProven() {
        return proven;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        if (!isAwake()) {
            return CompletableResultCode.ofSuccess();
        }
        CompletableResultCode result = delegate.export(spans);
        return result.whenComplete(() -> {
            if (result.isSuccess()) {
                resting = false;
                proven = true;
            } else {
                rest();
            }
        });
    }

    @Override
    public CompletableResultCode flush() {
        return delegate.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return delegate.shutdown();
    }

    private void rest() {
        restsUntil = nanoTime.getAsLong() + REST_NANOS;
        resting = true;
        if (!endpoint.isEmpty() && !warned.getAndSet(true)) {
            LOG.warn(
                    "Traces are dropped: {} takes none (expected: an OTLP collector; see OTEL_EXPORTER_OTLP_ENDPOINT, or set OTEL_SDK_DISABLED=true)",
                    endpoint);
        }
    }
}
