package ocpp.app;

import java.util.function.Consumer;
import ocpp.emulator.fleet.FleetChanges;
import ocpp.emulator.fleet.FleetFile;
import ocpp.emulator.fleet.FleetPlan;

/** The fleet that the console can start in {@code demo --console}: in this process, until it ends. */
final class Demonstration {
    private final Settings settings;
    private final Consumer<String> notes;
    private boolean started;

    /** @param notes takes one line when the fleet could not be run */
    Demonstration(Settings settings, Consumer<String> notes) {
        this.settings = settings;
        this.notes = notes;
    }

    /**
     * Starts so many charge points and returns at once.
     *
     * @param url of the central system, without an identity
     * @return whether it did: false when it was done before
     */
    synchronized boolean start(String url, int stations) {
        if (started) {
            return false;
        }
        started = true;
        FleetPlan plan = new FleetChanges(stations, null, null, null).apply(FleetFile.demo());
        Thread thread = new Thread(() -> run(plan, url), "ocpp-demo-fleet");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void run(FleetPlan plan, String url) {
        try {
            new FleetSide(settings, status -> {}, keys -> {}).run(plan, url, null, outcome -> {});
        } catch (CannotRun e) {
            notes.accept(String.valueOf(e.getMessage()));
        }
    }
}
