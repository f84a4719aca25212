package ocpp.emulator.fleet;

import java.util.List;

/** One thing that a fleet does at a time of its plan. */
sealed interface Step {

    /** The next charge point starts and connects. */
    record SwitchOn() implements Step {}

    record PlugIn(Bay bay, Visit visit) implements Step {}

    record Swipe(Bay bay, Visit visit) implements Step {}

    /** The driver ends the session. */
    record StopCharging(Bay bay) implements Step {}

    record PullOut(Bay bay) implements Step {}

    record Befall(FleetEvent event) implements Step {}

    /** The links of these charge points are back. */
    record LinksBack(List<Integer> stations) implements Step {}

    /** No charge point has had a connection for so long that there is none to be had. */
    record GiveUp() implements Step {}

    /** The plan is over: all transactions are stopped. */
    record WindDown() implements Step {}

    /** What was not delivered by now is lost. */
    record SwitchOff() implements Step {}

    /** A connector and who comes to it. */
    record Bay(int station, int connectorId, Visits visits) {}
}
