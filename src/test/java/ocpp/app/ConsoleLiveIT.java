package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import ocpp.browser.Page;
import ocpp.console.ScriptedChargePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console follows the fleet by itself, and can be used without a mouse. */
@ExtendWith(ConsoleWorld.Extension.class)
class ConsoleLiveIT {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String HOSTILE = "<img src onerror=a>";

    /** Answers about LATE are held until they are released, and it is noted when its boot has come. */
    private static final String HOLD = """
            (() => {
              const real = window.fetch;
              const released = new Promise((done) => { window.release = done; });
              window.fetch = async (path, ...more) => {
                const answer = await real(path, ...more);
                if (path.endsWith('/LATE')) {
                  window.held = true;
                  await released;
                }
                return answer;
              };
              const dispatch = EventTarget.prototype.dispatchEvent;
              EventTarget.prototype.dispatchEvent = function (event) {
                if (event.detail?.kind === 'boot' && event.detail.chargePointId === 'LATE') window.booted = true;
                return dispatch.call(this, event);
              };
            })()""";

    private final ConsoleWorld world;

    ConsoleLiveIT(ConsoleWorld world) {
        this.world = world;
    }

    @Test
    void aChangeOfStatusIsSeenWithinASecond() {
        ScriptedChargePoint chargePoint = world.fleet().get(1);
        chargePoint.status(1, "Available");
        try (Page page = world.open("#/fleet")) {
            page.awaitText(".vt-row[data-key=CP_1]", "A");
            chargePoint.status(1, "Faulted");
            page.await("document.querySelector('.vt-row[data-key=CP_1] .square.Faulted')", SECOND);
            chargePoint.status(1, "Available");
            page.await("document.querySelector('.vt-row[data-key=CP_1] .square.Available')", SECOND);
        }
    }

    @Test
    void manyPagesThatWereLeftDoNotKeepTheNextOneFromTheServerAndGoOnWhenSomebodyGoesBack() {
        ScriptedChargePoint chargePoint = world.fleet().get(2);
        chargePoint.status(1, "Available");
        try (Page page = world.open("#/fleet")) {
            for (int visit = 0; visit < 8; visit++) {
                page.open("about:blank");
                page.open(world.url() + "#/fleet");
                page.awaitText(".live", "Live");
            }
            page.evaluate("history.go(-2), 0");
            page.awaitText(".vt-row[data-key=CP_2]", "A");
            chargePoint.status(1, "Faulted");
            page.await("document.querySelector('.vt-row[data-key=CP_2] .square.Faulted')", Duration.ofSeconds(5));
            chargePoint.status(1, "Available");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void aChargePointThatIsNewAppearsByItselfAndItsTextsStayTexts() {
        try (Page page = world.open("#/fleet")) {
            page.awaitText(".vt-row", "CP_1");
            ScriptedChargePoint hostile = ScriptedChargePoint.start(world.server(), "EVIL", HOSTILE, "x'\\\\\\\"", "1");
            page.awaitText(".vt-row", "EVIL");
            page.awaitText(".vt-row", HOSTILE);
            assertThat(page.evaluate("document.querySelectorAll('img').length").asInt())
                    .isZero();
            hostile.close();
            page.await("document.querySelector('.vt-row[data-key=EVIL].offline')", Duration.ofSeconds(4));
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void whatANewChargePointSaysWhileItIsReadIsNotLost() {
        try (Page page = world.open("#/fleet")) {
            page.awaitText(".vt-row", "CP_1");
            page.evaluate(HOLD);
            ScriptedChargePoint late = ScriptedChargePoint.connect(world.server(), "LATE");
            page.await("window.held", SECOND.multipliedBy(10));
            late.boot("Alfen", "Eve", "1");
            page.await("window.booted", SECOND.multipliedBy(10));
            page.evaluate("window.release()");
            page.awaitText(".vt-row[data-key=LATE]", "Alfen Eve");
            late.close();
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void frameAndSessionOfAChargePointAreSeenWithinASecond() {
        ScriptedChargePoint chargePoint = ScriptedChargePoint.start(world.server(), "LIVE", "Zaptec", "Go 2", "3.2.1");
        chargePoint.status(1, "Preparing");
        try (Page page = world.open("#/charge-points/LIVE/frames")) {
            page.awaitText(".vt-row", "StatusNotification");
            int transactionId = chargePoint.startTransaction(1, "TAG-7", 100, Instant.now());
            page.await("document.querySelector('.connector.busy')", SECOND);
            page.await("document.querySelector('.frames').textContent.includes('StartTransaction')", SECOND);
            page.fill(".frames input[type=search]", "action:Start* dir:in tag:TAG-7");
            page.awaitText(".frames .vt-foot", "1 of");
            page.click(".frames .vt-row");
            page.awaitText(".frame-detail", "\"transactionId\": " + transactionId);
            String permalink = page.evaluate("location.href").asText();
            page.open("about:blank");
            page.open(permalink);
            page.awaitText(".frame-detail", "\"transactionId\": " + transactionId);
            assertThat(page.problems()).isEmpty();
        } finally {
            chargePoint.close();
        }
    }

    @Test
    void aSessionThatComesRightBehindAnotherEventIsInTheListOfItsChargePoint() {
        ScriptedChargePoint chargePoint = ScriptedChargePoint.start(world.server(), "QUICK", "Zaptec", "Go 2", "3.2.1");
        try (Page page = world.open("#/charge-points/QUICK/transactions")) {
            page.awaitText("transactions-tab", "No ");
            chargePoint.status(1, "Preparing");
            int transactionId = chargePoint.startTransaction(1, "TAG-7", 100, Instant.now());
            page.awaitText("transactions-tab", String.valueOf(transactionId));
        } finally {
            chargePoint.close();
        }
    }

    @Test
    void everythingCanBeReachedByKeys() {
        try (Page page = world.open("#/fleet")) {
            page.awaitText(".vt-row", "CP_1");
            page.press("Tab");
            page.press("Enter");
            assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("main");
            page.press("/");
            page.type("CP_3");
            page.awaitText(".vt-foot", "1 of");
            tabTo(page, "document.activeElement.matches('.vt')");
            page.press("ArrowDown");
            page.press("Enter");
            page.awaitText("h1", "CP_3");
            tabTo(page, "document.activeElement.textContent === 'Configuration'");
            page.press("Enter");
            page.awaitText("button", "Read from charge point");
            tabTo(page, "document.activeElement.textContent.includes('Read from charge point')");
            page.press(" ");
            page.awaitText("td", "HeartbeatInterval");
            page.pressControl("k");
            page.awaitElement("[role=option]");
            page.press("Escape");
            page.await("!document.querySelector('dialog.palette').open", SECOND);
        }
    }

    private static void tabTo(Page page, String reached) {
        for (int steps = 0; steps < 60; steps++) {
            if (page.evaluate(reached).asBoolean()) {
                return;
            }
            page.press("Tab");
        }
        throw new AssertionError("60 steps of the Tab key do not reach " + reached);
    }
}
