package ocpp.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ocpp.telemetry.OtlpCollector.ReceivedSpan;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The SDK as it is started by the environment; here by system properties, which win over it. */
class TracingStartTest {

    @AfterEach
    void forget() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("otel."));
    }

    @Test
    void aCollectorReceivesBothSidesOfASessionInOneTrace() throws Exception {
        try (OtlpCollector collector = new OtlpCollector()) {
            set(Map.of("otel.sdk.disabled", "false", "otel.exporter.otlp.endpoint", collector.endpoint()));
            Tracing clientSide = Tracing.start("ocpp16-client");
            Tracing serverSide = Tracing.start("ocpp16-server");
            Tracing.ClientSession client = clientSide.openClient("CP_1");
            SessionTrace server = serverSide.openServer("CP_1", client.headers()::get);
            client.trace().sent("m1", "Heartbeat");
            server.received("m1", "Heartbeat");
            server.answered("m1", "CALLRESULT");
            client.trace().ended("m1", "CALLRESULT");
            server.closed();
            client.trace().closed();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> collector.spans().size() == 3);
            assertThat(serverSide.stop()).succeedsWithin(Duration.ofSeconds(6));
            assertThat(clientSide.stop()).succeedsWithin(Duration.ofSeconds(6));

            List<ReceivedSpan> spans = collector.spans();
            assertThat(spans)
                    .extracting(ReceivedSpan::service, ReceivedSpan::name)
                    .containsExactlyInAnyOrder(
                            tuple("ocpp16-server", "Heartbeat"),
                            tuple("ocpp16-client", "Heartbeat"),
                            tuple("ocpp16-client", "ocpp session"));
            assertThat(spans)
                    .extracting(ReceivedSpan::traceId)
                    .containsOnly(spans.get(0).traceId());
            ReceivedSpan session = spans.stream()
                    .filter(span -> span.name().equals("ocpp session"))
                    .findFirst()
                    .orElseThrow();
            assertThat(spans)
                    .filteredOn(span -> span.name().equals("Heartbeat"))
                    .extracting(ReceivedSpan::parentSpanId)
                    .containsOnly(session.spanId());
        }
    }

    @Test
    void withoutACollectorAStopTakesLessThanTwoSeconds() {
        set(Map.of("otel.sdk.disabled", "false", "otel.exporter.otlp.endpoint", "http://127.0.0.1:1"));
        Tracing tracing = Tracing.start("ocpp16-client");
        tracing.openClient("CP_1").trace().closed();
        assertThat(tracing.stop()).succeedsWithin(Duration.ofSeconds(2));
    }

    @Test
    void switchedOffNothingIsTraced() {
        set(Map.of("otel.sdk.disabled", "true"));
        assertThat(Tracing.start("ocpp16-client").openClient("CP_1").headers()).isEmpty();
        set(Map.of("otel.sdk.disabled", "false", "otel.traces.exporter", "none"));
        assertThat(Tracing.start("ocpp16-client").openClient("CP_1").headers()).isEmpty();
    }

    @Test
    void aValueThatIsNotUnderstoodIsNamed() {
        set(Map.of("otel.sdk.disabled", "false", "otel.exporter.otlp.endpoint", "nowhere"));
        assertThatThrownBy(() -> Tracing.start("ocpp16-client"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    private static void set(Map<String, String> properties) {
        properties.forEach(System::setProperty);
    }
}
