package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ocpp.browser.Page;
import ocpp.console.ScriptedChargePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators change in the console is in the record, under their name. */
@ExtendWith(ConsoleWorld.Extension.class)
class ConsoleEditsIT {
    private final ConsoleWorld world;

    ConsoleEditsIT(ConsoleWorld world) {
        this.world = world;
    }

    @Test
    void anIdTagIsAddedChangedAndDeleted() {
        try (Page page = world.open("#/id-tags")) {
            page.evaluate("localStorage.setItem('operator', 'Grace')");
            page.awaitText(".vt-row", "TAG-001");
            page.clickText("Add id tag");
            page.fill("#tag-id", "NEW-TAG");
            page.fill("#tag-most", "2");
            page.clickText("Save id tag");
            page.awaitText(".vt-row", "NEW-TAG");
            page.click(".vt-row[data-key=NEW-TAG]");
            page.awaitText("form h2", "NEW-TAG");
            page.choose("#tag-status", "Blocked");
            page.clickText("Save id tag");
            page.awaitText(".vt-row[data-key=NEW-TAG]", "Blocked");
            page.click(".vt-row[data-key=NEW-TAG]");
            page.clickText("Delete id tag");
            page.awaitText(".toast", "NEW-TAG deleted");
            page.open(world.url() + "#/audit");
            page.awaitText(".vt-row", "NEW-TAG");
            page.awaitText(".vt-row", "Grace");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void aTransactionIsClosedOutOfBandWithAReason() {
        ScriptedChargePoint chargePoint = ScriptedChargePoint.start(world.server(), "ORPHAN", "Alfen", "Eve", "1");
        chargePoint.status(1, "Charging");
        int transactionId = chargePoint.startTransaction(1, "TAG-001", 500, Instant.now());
        chargePoint.close();
        try (Page page = world.open("#/transactions/" + transactionId)) {
            page.clickText("Close out of band");
            page.fill("#close-meter", "1700");
            page.choose("#close-reason", "PowerLoss");
            page.fill("#close-note", "the station was dismounted");
            page.clickText("Close transaction");
            page.awaitText(".facts", "PowerLoss");
            page.awaitText(".facts", "the station was dismounted");
            page.awaitText(".total", "1.2 kWh");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void aTemplateIsKeptAndSetOnAChargePoint() {
        try (Page page = world.open("#/templates")) {
            page.awaitText("h2", "Night");
            page.clickText("Add template");
            page.fill("#template-name", "Half power");
            page.fill("#form-stackLevel", "2");
            page.choose("#form-chargingProfilePurpose", "TxDefaultProfile");
            page.choose("#form-chargingProfileKind", "Relative");
            page.choose("#form-chargingSchedule-chargingRateUnit", "A");
            page.fill("#form-chargingSchedule-chargingSchedulePeriod-0-startPeriod", "0");
            page.fill("#form-chargingSchedule-chargingSchedulePeriod-0-limit", "16");
            page.clickText("Save template");
            page.awaitText("h2", "Half power");
            page.evaluate("[...document.querySelectorAll('section')].find((each) => each.ariaLabel === 'Half power')"
                    + ".querySelectorAll('button')[1].click()");
            page.awaitText(".command-head", "SetChargingProfile");
            assertThat(page.evaluate("document.querySelector('#form-csChargingProfiles-stackLevel').value")
                            .asText())
                    .isEqualTo("2");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void aConfigurationKeyIsChangedAndComparedWithThatOfAnother() {
        ScriptedChargePoint chargePoint = world.fleet().get(3);
        try (Page page = world.open("#/charge-points/CP_3/configuration")) {
            page.awaitText("td", "ConnectionTimeOut");
            page.click("button[aria-label='Change ConnectionTimeOut']");
            page.fill("td form input", "45");
            chargePoint.forgetCommands();
            page.clickText("Send");
            assertThat(chargePoint.awaitCommand("ChangeConfiguration"))
                    .hasToString("{\"key\":\"ConnectionTimeOut\",\"value\":\"45\"}");
            page.awaitText(".toast", "ConnectionTimeOut: Accepted");
            page.fill("#compare-with", "CP_7");
            page.press("Enter");
            page.awaitText("th", "CP_7");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void theSettingsOfAChargePointAreKept() {
        try (Page page = world.open("#/charge-points/NEW_1")) {
            page.awaitText("h1", "NEW_1");
            page.clickText("Settings");
            page.choose("#cp-registration", "Rejected");
            page.fill("#cp-note", "sold");
            page.clickText("Save settings");
            page.awaitText(".station-head", "Rejected");
            page.awaitText(".facts", "sold");
            assertThat(page.problems()).isEmpty();
        }
    }
}
