package ocpp.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/** A charge point that says what a test tells it to, and answers every command with what a willing one would. */
public final class ScriptedChargePoint extends WebSocketClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;
    private static final Map<String, String> ANSWERS = Map.of(
            "GetConfiguration",
            """
            {"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"},\
            {"key":"MeterValueSampleInterval","readonly":false,"value":"15"},\
            {"key":"NumberOfConnectors","readonly":true,"value":"2"},\
            {"key":"ChargeProfileMaxStackLevel","readonly":true,"value":"3"},\
            {"key":"ConnectionTimeOut","readonly":false,"value":"90"},\
            {"key":"LocalAuthListEnabled","readonly":false,"value":"true"},\
            {"key":"SupportedFeatureProfiles","readonly":true,\
            "value":"Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"}]}""",
            "GetLocalListVersion",
            "{\"listVersion\":0}",
            "GetCompositeSchedule",
            """
            {"status":"Accepted","connectorId":1,"scheduleStart":"2026-01-18T12:00:00Z","chargingSchedule":\
            {"chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":11000}]}}""",
            "UpdateFirmware",
            "{}",
            "GetDiagnostics",
            "{\"fileName\":\"diagnostics.zip\"}",
            "GetLog",
            "{\"status\":\"Accepted\",\"filename\":\"security.log\"}",
            "UnlockConnector",
            "{\"status\":\"Unlocked\"}",
            "GetInstalledCertificateIds",
            "{\"status\":\"NotFound\"}");

    private final AtomicInteger lastMessageId = new AtomicInteger();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<JsonNode> commands = new LinkedBlockingQueue<>();
    private final String id;

    private ScriptedChargePoint(URI address, String id) {
        super(address, new Draft_6455(java.util.List.of(), java.util.List.of(new Protocol("ocpp1.6"))));
        this.id = id;
    }

    /** Connects and boots. */
    public static ScriptedChargePoint start(String server, String id, String vendor, String model, String firmware) {
        ScriptedChargePoint chargePoint = connect(server, id);
        chargePoint.boot(vendor, model, firmware);
        return chargePoint;
    }

    /** Connects and says nothing yet. */
    public static ScriptedChargePoint connect(String server, String id) {
        String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        ScriptedChargePoint chargePoint = new ScriptedChargePoint(URI.create(server + "/" + segment), id);
        try {
            if (!chargePoint.connectBlocking(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(id + " could not connect to " + server);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return chargePoint;
    }

    public void boot(String vendor, String model, String firmware) {
        call("BootNotification", """
                {"chargePointVendor":"%s","chargePointModel":"%s","firmwareVersion":"%s",\
                "chargePointSerialNumber":"A1-000342"}""".formatted(vendor, model, firmware));
    }

    public String id() {
        return id;
    }

    /** Sends a CALL and waits for its answer. */
    public JsonNode call(String action, String payload) {
        String messageId = id.hashCode() + "-" + lastMessageId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(messageId, answer);
        send("[2,\"" + messageId + "\",\"" + action + "\"," + payload + "]");
        return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    public void status(int connector, String status) {
        status(connector, status, now());
    }

    /** The same with a timestamp of its own. */
    public void status(int connector, String status, String timestamp) {
        String errorCode = "Faulted".equals(status) ? "GroundFailure" : "NoError";
        call("StatusNotification", """
                {"connectorId":%d,"errorCode":"%s","status":"%s","timestamp":"%s"}""".formatted(connector, errorCode, status, timestamp));
    }

    /** Sends a CALL that the server is to refuse, and returns when it has. */
    public void callRefused(String action, String payload) {
        try {
            call(action, payload);
        } catch (CompletionException refused) {
            return;
        }
        throw new AssertionError(action + " was not refused: " + payload);
    }

    /** Starts a transaction and gives its id. */
    public int startTransaction(int connector, String idTag, int meterStart, Instant since) {
        return call(
                        "StartTransaction",
                        "{\"connectorId\":%d,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}"
                                .formatted(connector, idTag, meterStart, since))
                .at("/transactionId")
                .asInt();
    }

    /** Forgets the commands that came until now, of other tests. */
    public void forgetCommands() {
        commands.clear();
    }

    /** Waits for the next command of this action and gives its payload. */
    public JsonNode awaitCommand(String action) {
        try {
            JsonNode command;
            do {
                command = commands.poll(SECONDS, TimeUnit.SECONDS);
                if (command == null) {
                    throw new AssertionError("no " + action + " came to " + id);
                }
            } while (!command.get(2).asText().equals(action));
            return command.get(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public void onMessage(String text) {
        try {
            ArrayNode message = (ArrayNode) JSON.readTree(text);
            String messageId = message.get(1).asText();
            if (message.get(0).asInt() == 2) {
                String answer = ANSWERS.getOrDefault(message.get(2).asText(), "{\"status\":\"Accepted\"}");
                send("[3,\"" + messageId + "\"," + answer + "]");
                commands.add(message);
            } else {
                CompletableFuture<JsonNode> answer = waiting.remove(messageId);
                if (answer != null && message.get(0).asInt() == 3) {
                    answer.complete(message.get(2));
                } else if (answer != null) {
                    answer.completeExceptionally(new AssertionError(text));
                }
            }
        } catch (java.io.IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception problem) {}
}
