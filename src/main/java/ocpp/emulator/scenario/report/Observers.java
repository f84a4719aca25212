package ocpp.emulator.scenario.report;

import java.time.Duration;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.run.CheckResult;
import ocpp.emulator.scenario.run.Message;
import ocpp.emulator.scenario.run.RunObserver;
import ocpp.emulator.scenario.run.ScenarioResult;

/** Two observers that see the same. */
public final class Observers {
    private Observers() {}

    public static RunObserver of(RunObserver first, RunObserver second) {
        return new RunObserver() {
            @Override
            public void started(Scenario scenario, Pace pace) {
                first.started(scenario, pace);
                second.started(scenario, pace);
            }

            @Override
            public void step(Duration at, int number, Step step) {
                first.step(at, number, step);
                second.step(at, number, step);
            }

            @Override
            public void message(Duration at, Message message) {
                first.message(at, message);
                second.message(at, message);
            }

            @Override
            public void text(Duration at, boolean outbound, String text) {
                first.text(at, outbound, text);
                second.text(at, outbound, text);
            }

            @Override
            public void effect(Duration at, Effect effect) {
                first.effect(at, effect);
                second.effect(at, effect);
            }

            @Override
            public void check(Duration at, CheckResult result) {
                first.check(at, result);
                second.check(at, result);
            }

            @Override
            public void ended(ScenarioResult result) {
                first.ended(result);
                second.ended(result);
            }
        };
    }
}
