package ocpp.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A charge point that charges without end and repeats what was not answered, after any number of lost connections. It
 * boots once, and then only reconnects.
 */
final class ScriptedStation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String identity;
    private final Promises promises;
    private final Random random;
    private @Nullable Call open;
    private @Nullable Call lastStart;
    private int lastStartId;
    private boolean booted;
    private int transactionId;
    private int valuesLeft;
    private int number;

    /** A CALL that was not answered yet, or might be sent once more. */
    private record Call(String messageId, String action, String payload) {
        Call again(Random random) {
            return random.nextBoolean() ? this : new Call(messageId + "r" + random.nextInt(1000), action, payload);
        }

        String frame() {
            return "[2,\"" + messageId + "\",\"" + action + "\"," + payload + "]";
        }
    }

    ScriptedStation(String identity, long seed, Promises promises) {
        this.identity = identity;
        this.promises = promises;
        this.random = new Random(seed);
    }

    String identity() {
        return identity;
    }

    /** Connects and goes on where it was, until the connection is lost. */
    void run(HttpClient client, String url) {
        try {
            Line line = new Line();
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .buildAsync(URI.create(url + "/" + identity), line)
                    .get(2, TimeUnit.MINUTES);
            while (true) {
                step(socket, line);
            }
        } catch (AssertionError broken) {
            promises.broken(identity + ": " + broken.getMessage());
        } catch (Exception lost) {
            return;
        }
    }

    private void step(WebSocket socket, Line line) throws Exception {
        Call call = open;
        boolean repeated = call != null;
        if (call == null) {
            call = next();
        } else {
            call = call.again(random);
            promises.repeated();
        }
        open = call;
        JsonNode answer = JSON.readTree(line.exchange(socket, call.frame()));
        if (answer.get(0).intValue() != 3) {
            throw new AssertionError(call.frame() + " was answered " + answer);
        }
        open = null;
        take(call, answer.get(2), repeated);
        if (lastStart != null && random.nextInt(8) == 0) {
            repeatTheLastStart(socket, line, lastStart.again(random));
        }
    }

    private Call next() {
        number++;
        if (!booted) {
            return call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
        }
        String timestamp = Instant.now().toString();
        if (transactionId == 0) {
            return call(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"" + tag(number) + "\",\"meterStart\":" + number
                            + ",\"timestamp\":\"" + timestamp + "\"}");
        }
        if (valuesLeft-- > 0) {
            return call(
                    "MeterValues",
                    "{\"connectorId\":1,\"transactionId\":" + transactionId + ",\"meterValue\":[{\"timestamp\":\""
                            + timestamp + "\",\"sampledValue\":[{\"value\":\"" + number + "\"}]}]}");
        }
        return call(
                "StopTransaction",
                "{\"transactionId\":" + transactionId + ",\"meterStop\":" + number + ",\"timestamp\":\"" + timestamp
                        + "\"}");
    }

    private void take(Call call, JsonNode payload, boolean repeated) throws Exception {
        JsonNode sent = JSON.readTree(call.payload());
        switch (call.action()) {
            case "BootNotification" -> booted = payload.get("status").asText().equals("Accepted");
            case "StartTransaction" -> {
                transactionId = payload.get("transactionId").intValue();
                valuesLeft = random.nextInt(4);
                lastStart = call;
                lastStartId = transactionId;
                promises.started(identity, transactionId, sent.get("idTag").asText());
            }
            case "MeterValues" ->
                promises.metered(
                        identity,
                        transactionId,
                        sent.at("/meterValue/0/sampledValue/0/value").asText(),
                        repeated);
            default -> {
                promises.stopped(transactionId, sent.get("meterStop").intValue());
                transactionId = 0;
            }
        }
    }

    private void repeatTheLastStart(WebSocket socket, Line line, Call call) throws Exception {
        promises.repeated();
        JsonNode answer = JSON.readTree(line.exchange(socket, call.frame()));
        if (answer.get(0).intValue() != 3 || answer.at("/2/transactionId").intValue() != lastStartId) {
            throw new AssertionError(
                    call.frame() + " again was answered " + answer + " (expected: " + lastStartId + ")");
        }
    }

    private Call call(String action, String payload) {
        return new Call(identity + "-" + number, action, payload);
    }

    private String tag(int start) {
        return identity + "-" + start;
    }

    /** One answer at a time. */
    private static final class Line implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private volatile CompletableFuture<String> answer = new CompletableFuture<>();

        String exchange(WebSocket socket, String frame) throws Exception {
            answer = new CompletableFuture<>();
            socket.sendText(frame, true).get(2, TimeUnit.MINUTES);
            return answer.get(2, TimeUnit.MINUTES);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                answer.complete(whole);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            answer.completeExceptionally(new IllegalStateException("closed " + code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            answer.completeExceptionally(error);
        }
    }
}
