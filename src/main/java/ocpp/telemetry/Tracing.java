package ocpp.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The traces of this process: one span for each session, below it one for each CALL (EDGE-03). */
public final class Tracing {
    private static final long STOP_MILLIS = 1500;
    private static final long PROVEN_STOP_MILLIS = 5000;
    private static final Collector NO_COLLECTOR = new Collector() {
        @Override
        public boolean isAwake() {
            return false;
        }

        @Override
        public boolean isProven() {
            return false;
        }
    };

    private final @Nullable OpenTelemetrySdk sdk;
    private final Collector collector;

    private Tracing(@Nullable OpenTelemetrySdk sdk, Collector collector) {
        this.sdk = sdk;
        this.collector = collector;
    }

    /** Traces nothing and costs nothing. */
    public static Tracing off() {
        return new Tracing(null, NO_COLLECTOR);
    }

    /**
     * Starts the SDK by its {@code OTEL_*} environment variables and {@code otel.*} system properties.
     *
     * @param serviceName the name where {@code OTEL_SERVICE_NAME} gives none
     * @throws IllegalArgumentException when one of them has a value that is not understood; the message names it
     */
    public static Tracing start(String serviceName) {
        return TracingSetup.start(serviceName);
    }

    static Tracing of(OpenTelemetrySdk sdk, Collector collector) {
        return new Tracing(sdk, collector);
    }

    /** The trace of a connection that we open, and the handshake headers that carry its context to the peer. */
    public ClientSession openClient(String chargePointId) {
        OpenTelemetrySdk open = sdk;
        if (open == null || !collector.isAwake()) {
            return ClientSession.NONE;
        }
        Span session = session(open, chargePointId);
        Context context = Context.root().with(session);
        Map<String, String> headers = new HashMap<>();
        open.getPropagators().getTextMapPropagator().inject(context, headers, Map::put);
        SessionTrace trace = session.isRecording()
                ? new SpanTrace(tracer(open), context, session, chargePointId, collector)
                : SessionTrace.NONE;
        return new ClientSession(trace, Map.copyOf(headers));
    }

    /**
     * The trace of a connection that a charge point has opened: its spans are children of the session span of the
     * handshake headers, or of one of our own where the headers name none.
     *
     * @param header gives the value of a handshake header, whatever the case of its name, or null
     */
    public SessionTrace openServer(String chargePointId, Function<String, @Nullable String> header) {
        OpenTelemetrySdk open = sdk;
        if (open == null) {
            return SessionTrace.NONE;
        }
        Context context = open.getPropagators().getTextMapPropagator().extract(Context.root(), header, Headers.GETTER);
        SpanContext peer = Span.fromContext(context).getSpanContext();
        if (peer.isValid()) {
            return peer.isSampled()
                    ? new SpanTrace(tracer(open), context, null, chargePointId, collector)
                    : SessionTrace.NONE;
        }
        Span session = session(open, chargePointId);
        return session.isRecording()
                ? new SpanTrace(tracer(open), Context.root().with(session), session, chargePointId, collector)
                : SessionTrace.NONE;
    }

    /**
     * Hands the last spans to the collector and ends; never failed. Complete after 1.5 s at the latest, or 5 s where the
     * collector has taken spans before.
     */
    public CompletionStage<Void> stop() {
        OpenTelemetrySdk open = sdk;
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        if (open == null) {
            stopped.complete(null);
        } else {
            open.shutdown().whenComplete(() -> stopped.complete(null));
        }
        long atMost = collector.isProven() ? PROVEN_STOP_MILLIS : STOP_MILLIS;
        return stopped.completeOnTimeout(null, atMost, TimeUnit.MILLISECONDS);
    }

    private static Span session(OpenTelemetrySdk sdk, String chargePointId) {
        return tracer(sdk)
                .spanBuilder("ocpp session")
                .setNoParent()
                .setAttribute(SpanTrace.CHARGE_POINT, chargePointId)
                .startSpan();
    }

    private static Tracer tracer(OpenTelemetrySdk sdk) {
        return sdk.getTracer("ocpp-pekko");
    }

    /**
     * The client side of a session.
     *
     * @param headers the handshake headers to send, by name
     */
    public record ClientSession(SessionTrace trace, Map<String, String> headers) {
        private static final ClientSession NONE = new ClientSession(SessionTrace.NONE, Map.of());
    }

    private enum Headers implements TextMapGetter<Function<String, @Nullable String>> {
        GETTER;

        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    }
}
