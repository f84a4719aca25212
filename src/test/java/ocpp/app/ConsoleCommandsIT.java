package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ocpp.browser.Page;
import ocpp.console.ScriptedChargePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands sent from the palette as a person sends them, seen on the wire and in their result. */
@ExtendWith(ConsoleWorld.Extension.class)
class ConsoleCommandsIT {
    private final ConsoleWorld world;

    ConsoleCommandsIT(ConsoleWorld world) {
        this.world = world;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                Core                    | reset soft                        | Reset               | {"type":"Soft"}
                FirmwareManagement      | getdiagnostics                    | GetDiagnostics      | {"location":"http://localhost/up"}
                LocalAuthListManagement | getlocallistversion               | GetLocalListVersion | {}
                Reservation             | cancelreservation                 | CancelReservation   | {"reservationId":7}
                SmartCharging           | clearchargingprofile              | ClearChargingProfile| {"id":3}
                RemoteTrigger           | trigger heartbeat                 | TriggerMessage      | {"requestedMessage":"Heartbeat"}
                Security                | extended heartbeat                | ExtendedTriggerMessage | {"requestedMessage":"Heartbeat"}
                """)
    void aCommandOfEachProfileReachesTheChargePointAsItIsWritten(
            String profile, String words, String action, String payload) {
        ScriptedChargePoint chargePoint = world.fleet().get(1);
        try (Page page = world.open("#/charge-points/CP_1")) {
            page.pressControl("k");
            page.awaitElement("[role=option]");
            page.type(words);
            page.awaitText("[aria-selected=true]", action);
            page.press("Enter");
            page.awaitText(".command-head", action);
            assertThat(page.evaluate("document.querySelector('.command-head .badge').textContent")
                            .asText())
                    .isEqualTo(profile);
            page.clickText("JSON");
            page.fill("#raw-payload", payload);
            page.clickText("Send to CP_1");
            assertThat(chargePoint.awaitCommand(action)).hasToString(payload);
            page.awaitText(".result .badge", "Answered");
            page.awaitText(".result summary", "Frames that resulted");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void theFormOfACommandIsMadeFromItsSchemaAndSaysWhatIsMissing() {
        ScriptedChargePoint chargePoint = world.fleet().get(1);
        try (Page page = world.open("#/charge-points/CP_1")) {
            openForm(page, "setchargingprofile", "SetChargingProfile");
            page.click(".send");
            page.awaitText(".fault", "is required");
            page.fill("#form-connectorId", "1");
            page.fill("#form-csChargingProfiles-chargingProfileId", "3");
            page.fill("#form-csChargingProfiles-stackLevel", "1");
            page.choose("#form-csChargingProfiles-chargingProfilePurpose", "TxDefaultProfile");
            page.choose("#form-csChargingProfiles-chargingProfileKind", "Relative");
            page.choose("#form-csChargingProfiles-chargingSchedule-chargingRateUnit", "W");
            String period = "#form-csChargingProfiles-chargingSchedule-chargingSchedulePeriod-0-";
            page.fill(period + "startPeriod", "0");
            page.fill(period + "limit", "7000.5");
            page.awaitElement("profile-preview canvas");
            page.click(".send");
            JsonNode sent = chargePoint.awaitCommand("SetChargingProfile");
            assertThat(sent.at("/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit")
                            .decimalValue())
                    .isEqualByComparingTo("7000.5");
            page.awaitText(".result", "Accepted");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void whatWasSentLastIsThereAgain() {
        try (Page page = world.open("#/charge-points/CP_1")) {
            openForm(page, "changeconfiguration", "ChangeConfiguration");
            page.fill("#form-key", "MeterValueSampleInterval");
            page.fill("#form-value", "30");
            page.click(".send");
            page.awaitText(".result .badge", "Answered");
            page.press("Escape");
            openForm(page, "changeconfiguration", "ChangeConfiguration");
            assertThat(page.evaluate("document.querySelector('#form-value').value")
                            .asText())
                    .isEqualTo("30");
        }
    }

    @Test
    void aFormThatIsOpenedBeforeTheBrowserHasToldOfTheLastClosingStays() {
        try (Page page = world.open("#/charge-points/CP_1")) {
            page.pressControl("k");
            page.awaitText("[role=option]", "ClearCache");
            page.evaluate("new Promise((done) => { const dialog = document.querySelector('dialog.palette');"
                    + " dialog.addEventListener('close', () => setTimeout(done), { once: true }); dialog.close();"
                    + " window.dispatchEvent(new CustomEvent('palette', { detail: { action: 'ClearCache',"
                    + " targets: ['CP_1'] } })); })");
            assertThat(page.evaluate("document.querySelector('.command-head')?.textContent")
                            .asText())
                    .contains("ClearCache");
        }
    }

    @Test
    void oneCommandToManyChargePointsGivesATableOfResults() {
        try (Page page = world.open("#/fleet?q=CP_")) {
            page.awaitText(".vt-row", "CP_12");
            page.click(".vt-head input");
            page.clickText("Command to 12");
            page.awaitElement("[role=option]");
            page.type("clear cache");
            page.awaitText("[aria-selected=true]", "ClearCache");
            page.press("Enter");
            page.clickText("Send to 12");
            page.awaitText(".result", "12 of 12");
            assertThat(page.evaluate("document.querySelectorAll('.result tbody .badge.good').length")
                            .asInt())
                    .isEqualTo(12);
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void aCommandToWhoIsNotConnectedIsAdvisedAgainstAndItsRefusalIsShown() {
        ScriptedChargePoint chargePoint = ScriptedChargePoint.start(world.server(), "GONE", "Alfen", "Eve", "1");
        chargePoint.close();
        try (Page page = world.open("#/charge-points/GONE")) {
            page.awaitText(".station-head", "Offline");
            openForm(page, "clear cache", "ClearCache");
            page.awaitText(".notes", "offline");
            page.click(".send");
            page.awaitText(".result", "NotSent");
        }
    }

    private static void openForm(Page page, String words, String action) {
        page.pressControl("k");
        page.awaitElement("[role=option]");
        page.type(words);
        page.awaitText("[aria-selected=true]", action);
        page.press("Enter");
        page.awaitText(".command-head", action);
        page.awaitElement(".send");
    }
}
