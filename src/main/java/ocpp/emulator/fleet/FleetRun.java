package ocpp.emulator.fleet;

import java.net.URI;
import java.util.function.Consumer;
import ocpp.emulator.runner.RunnerResources;
import org.jspecify.annotations.Nullable;

/**
 * What a run needs.
 *
 * @param url of the central system, without an identity
 * @param operatorUrl of its API for operators, null where there is none
 * @param progress hears of it every second, on the thread of an actor, so it must not block for long
 */
public record FleetRun(
        FleetPlan plan,
        String url,
        @Nullable URI operatorUrl,
        FleetSettings settings,
        RunnerResources resources,
        Consumer<FleetStatus> progress) {}
