package ocpp.emulator.fleet;

import java.util.List;

/** One thing that a fleet does at a time of its plan. */
sealed interface Step {

    /** The next charge point starts and connects. */
    record SwitchOn() implements Step {}

    /** What a driver does. */
    sealed interface OfDriver extends Step {}

    record PlugIn(Bay bay, Visit visit) implements OfDriver {}

    record Swipe(Bay bay, Visit visit) implements OfDriver {}

    /** The driver ends the session. */
    record StopCharging(Bay bay) implements OfDriver {}

    record PullOut(Bay bay) implements OfDriver {}

    record Befall(FleetEvent event) implements Step {}

    /** The links of these charge points are back. */
    record LinksBack(List<Integer> stations) implements Step {}

    /** The reset button of this charge point is pressed. */
    record Restart(Member member) implements Step {}

    /** No charge point has had a connection for so long that there is none to be had. */
    record GiveUp() implements Step {}

    /** The plan is over: all transactions are stopped. */
    record WindDown() implements Step {}

    /** What was not delivered by now is lost. */
    record SwitchOff() implements Step {}

    /** A connector and who comes to it. */
    record Bay(int station, int connectorId, Visits visits) {}
}
