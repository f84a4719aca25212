package ocpp.telemetry;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.Trailer;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;

/** A collector that takes spans by OTLP over gRPC, as Jaeger does, on a free port. */
public final class OtlpCollector implements AutoCloseable {
    private static final int GRPC_PREFIX = 5;
    private static final long WAIT_MILLIS = 10_000;

    private final ActorSystem<Void> system;
    private final ServerBinding binding;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    /** A span with the name of the service that sent it; ids in hex. */
    public record ReceivedSpan(String service, String name, String traceId, String spanId, String parentSpanId) {}

    public OtlpCollector() throws Exception {
        Config config = ConfigFactory.parseString(
                        "pekko { loglevel = WARNING, http.server.enable-http2 = on, stdout-loglevel = WARNING }")
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        system = ActorSystem.create(Behaviors.empty(), "collector", config);
        Function<HttpRequest, CompletionStage<HttpResponse>> handler = this::handle;
        binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(handler)
                .toCompletableFuture()
                .get();
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + binding.localAddress().getPort();
    }

    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        system.terminate();
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request) {
        return request.entity().toStrict(WAIT_MILLIS, system).thenApply(body -> {
            byte[] message = body.getData().toArray();
            read(ByteBuffer.wrap(message, GRPC_PREFIX, message.length - GRPC_PREFIX));
            return HttpResponse.create()
                    .withEntity(
                            ContentTypes.create(MediaTypes.applicationBinary("grpc", MediaTypes.NOT_COMPRESSIBLE)),
                            new byte[GRPC_PREFIX])
                    .addAttribute(
                            AttributeKeys.trailer, Trailer.create().addHeader(RawHeader.create("grpc-status", "0")));
        });
    }

    /** ExportTraceServiceRequest of opentelemetry-proto. */
    private void read(ByteBuffer request) {
        for (ByteBuffer resourceSpans : fields(request, 1)) {
            String service = fields(resourceSpans, 1).stream()
                    .flatMap(resource -> fields(resource, 1).stream())
                    .filter(attribute -> text(attribute, 1).equals("service.name"))
                    .map(attribute -> text(fields(attribute, 2).get(0), 1))
                    .findFirst()
                    .orElse("");
            for (ByteBuffer scopeSpans : fields(resourceSpans, 2)) {
                for (ByteBuffer span : fields(scopeSpans, 2)) {
                    spans.add(new ReceivedSpan(service, text(span, 5), hex(span, 1), hex(span, 2), hex(span, 4)));
                }
            }
        }
    }

    private static String text(ByteBuffer message, int number) {
        return StandardCharsets.UTF_8
                .decode(fields(message, number).get(0).duplicate())
                .toString();
    }

    private static String hex(ByteBuffer message, int number) {
        List<ByteBuffer> values = fields(message, number);
        if (values.isEmpty()) {
            return "";
        }
        byte[] bytes = new byte[values.get(0).remaining()];
        values.get(0).duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The length-delimited fields of a protobuf message with this number. */
    private static List<ByteBuffer> fields(ByteBuffer message, int number) {
        List<ByteBuffer> found = new ArrayList<>();
        ByteBuffer in = message.duplicate();
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + 8);
                case 5 -> in.position(in.position() + 4);
                default -> {
                    int length = (int) varint(in);
                    if (tag >> 3 == number) {
                        found.add(in.slice(in.position(), length));
                    }
                    in.position(in.position() + length);
                }
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte octet = in.get();
            value |= (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }
}
