package ocpp.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import ocpp.socket.FrameLog;
import ocpp.socket.RawFrameLog;
import ocpp.socket.RawFrameLogSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code emulate}: one session of a charge point with any central system. */
@Command(
        name = "emulate",
        description = "Runs one session of a charge point: boot, status, a transaction with a charging profile and two"
                + " meter values. Each thing is tried once. With --idle: a charge point that stays up.")
final class EmulateCommand implements Callable<Integer> {
    private static final String SEED = "ocpp.emulator.seed.";

    private final OcppPekko command;
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            defaultValue = Emulation.CHARGE_POINT,
            description = "Identity of the charge point. Default: ${DEFAULT-VALUE}")
    private String chargePointId = Emulation.CHARGE_POINT;

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(
            names = "--strict-seed",
            description =
                    "Fail when the server refuses SetChargingProfile from a charge point, as the standard has it.")
    private boolean strict;

    @Option(names = "--frames", paramLabel = "FILE", description = "Write every frame to this file, one line each.")
    private @Nullable Path frames;

    @Option(
            names = "--meter-interval",
            paramLabel = "TIME",
            description = "Time before each of the two meter values, such as 500ms. Default: 5s")
    private @Nullable String meterInterval;

    @Option(
            names = "--answer-timeout",
            paramLabel = "TIME",
            description = "How long each message waits for its answer. Default: 30s")
    private @Nullable String answerTimeout;

    @Mixin
    private IdleOptions idling = new IdleOptions();

    EmulateCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = command.settings(overrides());
        if (idling.areGiven() && !idling.idle) {
            throw new CannotRun("--control, --template, --connectors, --set, --seed and --persist go with --idle");
        }
        if (frames == null) {
            return run(settings, FrameLog.NONE);
        }
        RawFrameLogSettings file = settings.rawLog();
        try (RawFrameLog log = FrameFiles.open(new RawFrameLogSettings(frames, file.maxSize(), file.kept()))) {
            return run(settings, log.of(chargePointId));
        }
    }

    private int run(Settings settings, FrameLog log) {
        String url = target.url(settings);
        return idling.idle
                ? Idling.run(settings, idling, idling.setup(chargePointId), new Idling.Target(url, log, console))
                : Emulation.run(settings, chargePointId, url, log, console);
    }

    private Map<String, Object> overrides() {
        Map<String, Object> overrides = new HashMap<>();
        if (strict) {
            overrides.put(SEED + "strict", true);
        }
        if (meterInterval != null) {
            overrides.put(SEED + "meter-interval", meterInterval);
        }
        if (answerTimeout != null) {
            overrides.put(SEED + "answer-timeout", answerTimeout);
        }
        return overrides;
    }
}
