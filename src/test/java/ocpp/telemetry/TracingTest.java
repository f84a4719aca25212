package ocpp.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** EDGE-03: one trace for both sides, carried by the handshake alone. */
class TracingTest {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private boolean recording = true;

    @Test
    @DisplayName("EDGE-03: the server's spans are children of the client's session span")
    void theServersSpansAreChildrenOfTheClientsSession() {
        Tracing tracing = tracing(Sampler.alwaysOn());
        Tracing.ClientSession client = tracing.openClient("CP_1");
        SessionTrace server = tracing.openServer("CP_1", client.headers()::get);
        client.trace().sent("m1", "Heartbeat");
        server.received("m1", "Heartbeat");
        server.answered("m1", "CALLRESULT");
        client.trace().ended("m1", "CALLRESULT");
        server.closed();
        client.trace().closed();

        SpanData session = span("ocpp session");
        List<SpanData> calls = spans("Heartbeat");
        assertThat(client.headers()).containsOnlyKeys("traceparent");
        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.getTraceId()).isEqualTo(session.getTraceId());
            assertThat(call.getParentSpanId()).isEqualTo(session.getSpanId());
            assertThat(call.getAttributes().asMap())
                    .containsEntry(SpanTrace.CHARGE_POINT, "CP_1")
                    .containsEntry(SpanTrace.ACTION, "Heartbeat")
                    .containsEntry(SpanTrace.MESSAGE_ID, "m1")
                    .containsEntry(SpanTrace.OUTCOME, "CALLRESULT");
        });
    }

    @Test
    void aStationWithoutTraceContextGetsASessionSpanOfOurs() {
        SessionTrace server = tracing(Sampler.alwaysOn()).openServer("CP_1", name -> null);
        server.received("m1", "Reset");
        server.answered("m1", "NotSupported");
        server.closed();

        assertThat(span("Reset").getParentSpanId())
                .isEqualTo(span("ocpp session").getSpanId());
        assertThat(span("Reset").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void aCallWithoutAnswerEndsWithItsConnection() {
        SessionTrace server = tracing(Sampler.alwaysOn()).openServer("CP_1", name -> null);
        server.sent("m1", "Reset");
        server.closed();

        assertThat(span("Reset").getAttributes().get(SpanTrace.OUTCOME)).isEqualTo("Disconnected");
    }

    @Test
    void aBadTraceContextIsNoReasonToRefuseAnything() {
        Map<String, String> headers = Map.of("traceparent", "00-zz-11-01");
        tracing(Sampler.alwaysOn()).openServer("CP_1", headers::get).closed();

        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void whatIsNotSampledCostsNothing() {
        Map<String, String> unsampled =
                Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

        assertThat(tracing(Sampler.alwaysOn()).openServer("CP_1", unsampled::get))
                .isSameAs(SessionTrace.NONE);
        assertThat(tracing(Sampler.alwaysOff()).openServer("CP_1", name -> null))
                .isSameAs(SessionTrace.NONE);
        assertThat(tracing(Sampler.alwaysOff()).openClient("CP_1").trace()).isSameAs(SessionTrace.NONE);
        assertThat(Tracing.off().openServer("CP_1", name -> null)).isSameAs(SessionTrace.NONE);
        assertThat(Tracing.off().openClient("CP_1").headers()).isEmpty();
    }

    @Test
    void whileTheCollectorIsAwayNoCallIsRecorded() {
        SessionTrace server = tracing(Sampler.alwaysOn()).openServer("CP_1", name -> null);
        recording = false;
        server.received("m1", "Heartbeat");
        server.answered("m1", "CALLRESULT");
        recording = true;
        server.received("m2", "Heartbeat");
        server.answered("m2", "CALLRESULT");

        assertThat(span("Heartbeat").getAttributes().get(SpanTrace.MESSAGE_ID)).isEqualTo("m2");
    }

    private Tracing tracing(Sampler sampler) {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        return Tracing.of(sdk, new Collector() {
            @Override
            public boolean isAwake() {
                return recording;
            }

            @Override
            public boolean isProven() {
                return true;
            }
        });
    }

    private SpanData span(String name) {
        List<SpanData> named = spans(name);
        assertThat(named).hasSize(1);
        return named.get(0);
    }

    private List<SpanData> spans(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
