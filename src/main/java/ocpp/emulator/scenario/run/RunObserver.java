package ocpp.emulator.scenario.run;

import java.time.Duration;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;

/** Sees a run go on, on its thread; times are since its start. */
public interface RunObserver {

    default void started(Scenario scenario, Pace pace) {}

    /** A step begins; they are counted from 1, those that are repeated anew. */
    default void step(Duration at, int number, Step step) {}

    default void message(Duration at, Message message) {}

    /** A text that is no message, or an answer to nothing. */
    default void text(Duration at, boolean outbound, String text) {}

    /** The charge point does something, in its order with the messages. */
    default void effect(Duration at, Effect effect) {}

    default void check(Duration at, CheckResult result) {}

    default void ended(ScenarioResult result) {}
}
