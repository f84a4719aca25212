package ocpp.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What operators and charge points did before somebody opens the console: something of every kind it shows. */
public final class PreparedRecord {
    private static final String NIGHT = """
            {"description":"Night: 22 kW, 7 kW by day","profile":{"chargingProfileId":10,"stackLevel":1,\
            "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Recurring","recurrencyKind":"Daily",\
            "chargingSchedule":{"startSchedule":"2026-01-01T00:00:00Z","chargingRateUnit":"W","chargingSchedulePeriod":\
            [{"startPeriod":0,"limit":22000},{"startPeriod":21600,"limit":7000},{"startPeriod":72000,"limit":22000}]}}}""";
    private static final String SITE = """
            {"description":"Site limit 18 kW","profile":{"chargingProfileId":11,"stackLevel":0,\
            "chargingProfilePurpose":"ChargePointMaxProfile","chargingProfileKind":"Absolute",\
            "chargingSchedule":{"startSchedule":"2026-01-01T00:00:00Z","chargingRateUnit":"W",\
            "chargingSchedulePeriod":[{"startPeriod":0,"limit":18000}]}}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    private PreparedRecord(String url) {
        this.url = url;
    }

    /** @param url of the operator API, with a slash at its end */
    public static void prepare(String url, ScriptedFleet fleet) {
        PreparedRecord record = new PreparedRecord(url);
        record.registers();
        record.commands();
        record.oddities(fleet);
    }

    private void registers() {
        Instant past = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        for (int number = 1; number <= 12; number++) {
            String note = number % 4 == 0 ? ",\"note\":\"pool car " + number / 4 + "\"" : "";
            send("PUT", "id-tags/TAG-%03d".formatted(number), "{\"parentIdTag\":\"FLEET\"" + note + "}");
        }
        send("PUT", "id-tags/TAG-013", "{\"status\":\"Blocked\",\"note\":\"lost\"}");
        send("PUT", "id-tags/VISITOR", "{\"maxActiveTransactions\":1,\"expiryDate\":\"" + past + "\"}");
        send("PUT", "charging-profiles/10", NIGHT);
        send("PUT", "charging-profiles/11", SITE);
        send("PUT", "charge-points/NEW_1", "{\"registration\":\"Pending\",\"note\":\"not mounted yet\"}");
        send("PUT", "charge-points/CP_2", "{\"validation\":\"lenient\"}");
    }

    private void commands() {
        Instant later = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        command("CP_3", "GetConfiguration", "{}");
        command("CP_7", "GetConfiguration", "{}");
        command("CP_3", "SetChargingProfile", "{\"connectorId\":0,\"csChargingProfiles\":" + profile(NIGHT) + "}");
        command("CP_3", "SetChargingProfile", "{\"connectorId\":0,\"csChargingProfiles\":" + profile(SITE) + "}");
        command("CP_3", "ReserveNow", """
                {"connectorId":2,"expiryDate":"%s","idTag":"TAG-004"}""".formatted(later));
        command("CP_8", "ReserveNow", """
                {"connectorId":1,"expiryDate":"%s","idTag":"VISITOR"}""".formatted(later));
        command("CP_3", "SendLocalList", """
                {"updateType":"Full","localAuthorizationList":[{"idTag":"TAG-001","idTagInfo":{"status":"Accepted"}}]}""");
        command("CP_3", "GetDiagnostics", "{\"location\":\"http://localhost/uploads\"}");
        command("CP_3", "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"connectorId\":1}");
    }

    /** What is not as it should be: times that need mending, a message that is refused, a security event. */
    private void oddities(ScriptedFleet fleet) {
        String local = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
        fleet.get(2).status(2, "Charging", local);
        ScriptedChargePoint third = fleet.get(3);
        third.callRefused("StatusNotification", "{\"connectorId\":1,\"errorCode\":\"Broken\",\"status\":\"Charging\"}");
        third.call("SecurityEventNotification", """
                {"type":"SettingSystemTime","timestamp":"%s"}""".formatted(ScriptedChargePoint.now()));
        third.call("DiagnosticsStatusNotification", "{\"status\":\"Uploading\"}");
        third.call("DiagnosticsStatusNotification", "{\"status\":\"Uploaded\"}");
    }

    private static String profile(String template) {
        return template.substring(template.indexOf("\"profile\":") + 10, template.length() - 1);
    }

    private void command(String chargePointId, String action, String payload) {
        send("POST", "charge-points/" + chargePointId + "/commands/" + action, payload);
    }

    private void send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "api/v1/" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-Operator", "Ada")
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
