package ocpp.operator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import ocpp.operator.http.Route.Method;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.SystemMaterializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator API's rules of HTTP, over real sockets. */
class RouterTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final ConcurrentLinkedQueue<String> OBSERVED = new ConcurrentLinkedQueue<>();
    private static ServerBinding binding;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        Router router = new Router(
                List.of(
                        Route.of(Method.GET, "/things/{id}", "One.")
                                .takes(Parameter.OF_LISTS)
                                .takes(Parameter.time("from", ""), Parameter.flag("open", ""))
                                .by(RouterTest::echo),
                        Route.of(Method.PUT, "/things/{id}", "Set.")
                                .by(request -> Replies.now(Replies.json(request.object()))),
                        Route.of(Method.GET, "/broken", "Fails.").by(request -> {
                            throw new IllegalStateException("broken on purpose");
                        }),
                        Route.of(Method.GET, "/broken-later", "Fails.")
                                .by(request -> CompletableFuture.failedFuture(Problem.of(ProblemKind.CONFLICT, "later")
                                        .exception())),
                        Route.of(Method.GET, "/files/{name...}", "Files.")
                                .by(request -> Replies.now(Replies.text(Replies.HTML, request.path("name"))))),
                true,
                (method, route, status) -> OBSERVED.add(method + " " + route + " " + status),
                SystemMaterializer.get(KIT.system()).materializer());
        Function<HttpRequest, CompletionStage<HttpResponse>> handler = router::answer;
        binding = Http.get(KIT.system())
                .newServerAt("127.0.0.1", 0)
                .bind(handler)
                .toCompletableFuture()
                .join();
        api = new ApiClient(binding.localAddress());
    }

    @AfterAll
    static void stop() {
        binding.terminate(Duration.ofSeconds(1)).toCompletableFuture().join();
        KIT.shutdownTestKit();
    }

    @Test
    void aSegmentMayHoldWhatIsEncoded() {
        assertThat(api.get("/things/a%2Fb%20%C3%A9%25").json().get("id").asText())
                .isEqualTo("a/b é%");
        assertThat(api.get("/files/js/lib/x.js").body()).isEqualTo("js/lib/x.js");
    }

    @Test
    void whatIsNotThereIsAProblemWithItsKind() {
        ApiClient.Answer answer = api.get("/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/docs#no-such-route");
        assertThat(answer.json().get("detail").asText()).isEqualTo("GET /nothing");
        assertThat(OBSERVED).contains("GET none 404");
    }

    @Test
    void aMethodThatTheRouteDoesNotTakeNamesThoseItTakes() {
        ApiClient.Answer answer = api.send("DELETE", "/things/1", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, PUT");
    }

    @Test
    void aParameterOutOfBoundsNamesTheValueAndTheExpectation() {
        assertThat(api.get("/things/1?limit=5000").json().get("detail").asText())
                .isEqualTo("limit: 5000 (expected: 1 to 1000)");
        assertThat(api.get("/things/1?limit=x").status()).isEqualTo(400);
        assertThat(api.get("/things/1?from=yesterday").json().get("pointer").asText())
                .isEqualTo("from");
        assertThat(api.get("/things/1?open=yes").status()).isEqualTo(400);
        assertThat(api.get("/things/1?cursor=***").status()).isEqualTo(400);
    }

    @Test
    void aMisspeltParameterIsNotPassedOver() {
        assertThat(api.get("/things/1?limits=5").json().get("detail").asText())
                .isEqualTo("limits: 5 (expected: a parameter of [cursor, from, limit, open])");
        assertThat(api.get("/things/1?limit=5&limit=6").status()).isEqualTo(400);
    }

    @Test
    void parametersArriveDecoded() {
        ApiClient.Answer answer =
                api.get("/things/1?limit=7&from=2026-01-01T01:00:00%2B01:00&cursor=" + Page.cursor("k/1"));
        assertThat(answer.json().get("limit").asInt()).isEqualTo(7);
        assertThat(answer.json().get("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(answer.json().get("cursor").asText()).isEqualTo("k/1");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(OBSERVED).contains("GET /things/{id} 200");
    }

    @Test
    void theBodyIsOneJsonObject() {
        assertThat(api.send("PUT", "/things/1", "{\"a\":1.10}").body()).isEqualTo("{\"a\":1.1}");
        assertThat(api.send("PUT", "/things/1", "[1]").status()).isEqualTo(400);
        assertThat(api.send("PUT", "/things/1", "{\"a\":1,\"a\":2}").status()).isEqualTo(400);
        assertThat(api.send("PUT", "/things/1", "{\"a\":").json().get("type").asText())
                .isEqualTo("/docs#bad-body");
        assertThat(api.send("PUT", "/things/1", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBodyAboveOneMegabyteIsRefused() {
        String body = "{\"a\":\"" + "x".repeat(1_100_000) + "\"}";
        assertThat(api.send("PUT", "/things/1", body).status()).isEqualTo(413);
    }

    @Test
    void aFaultOfTheServerTellsNothingOfItsInside() {
        ApiClient.Answer answer = api.get("/broken");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("on purpose");
        assertThat(api.get("/broken-later").status()).isEqualTo(409);
    }

    @Test
    void pagesOfOtherSitesAreKeptOut() throws Exception {
        assertThat(api.get("/things/1", "Origin", "http://evil.example").status())
                .isEqualTo(403);
        String own = "http://127.0.0.1:" + binding.localAddress().getPort();
        assertThat(api.get("/things/1", "Origin", own).status()).isEqualTo(200);
        assertThat(statusFor("rebound.example")).contains(" 403 ");
        assertThat(statusFor("localhost:9001")).contains(" 200 ");
    }

    private static String statusFor(String host) throws Exception {
        InetSocketAddress address = binding.localAddress();
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /things/1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("") + " ";
        }
    }

    private static CompletionStage<HttpResponse> echo(ApiRequest request) {
        return Replies.now(Replies.json(Json.object()
                .put("id", request.path("id"))
                .put("limit", request.limit())
                .put("cursor", request.cursor())
                .put("open", request.flag("open"))
                .put("from", String.valueOf(request.time("from")))));
    }
}
