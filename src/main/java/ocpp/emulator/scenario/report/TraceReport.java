package ocpp.emulator.scenario.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.run.CheckResult;
import ocpp.emulator.scenario.run.Message;
import ocpp.emulator.scenario.run.RunObserver;
import ocpp.emulator.scenario.run.ScenarioResult;

/** Writes a run as lines of JSON, one for everything that happens; {@code at} is in milliseconds since its start. */
public final class TraceReport implements RunObserver {
    private final Consumer<String> lines;
    private String scenarioId = "";

    public TraceReport(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void started(Scenario scenario, Pace pace) {
        Scenario.Heading heading = scenario.heading();
        scenarioId = heading.id();
        write(line("started", Duration.ZERO)
                .put("title", heading.title())
                .put("chargePointId", scenario.station().chargePointId())
                .put("seed", heading.seed())
                .put("clock", pace.word()));
    }

    @Override
    public void step(Duration at, int number, Step step) {
        write(line("step", at).put("number", number).put("text", step.text()));
    }

    @Override
    public void message(Duration at, Message message) {
        ObjectNode line = line(message.happening().word(), at)
                .put("number", message.number())
                .put(
                        "action",
                        message.action() == null ? null : message.action().name())
                .put("text", message.text());
        Duration latency = message.latency();
        if (latency != null) {
            line.put("latencyMs", millis(latency));
        }
        write(line);
    }

    @Override
    public void text(Duration at, boolean outbound, String text) {
        write(line(outbound ? "text-sent" : "text-received", at).put("text", text));
    }

    @Override
    public void effect(Duration at, Effect effect) {
        if (effect instanceof Effect.StatusChanged changed) {
            write(line("status", at)
                    .put("connectorId", changed.connectorId())
                    .put("from", changed.from().name())
                    .put("to", changed.to().name()));
        } else if (effect instanceof Effect.Reboot reboot) {
            write(line("reboot", at).put("reason", reboot.reason()));
        }
    }

    @Override
    public void check(Duration at, CheckResult result) {
        ObjectNode line = line("check", at)
                .put("verdict", result.verdict().words())
                .put("title", result.title())
                .put("place", result.place().toString());
        CheckResult.Failure failure = result.failure();
        if (failure != null) {
            line.put("expected", failure.expected()).put("got", failure.got()).put("spec", failure.sections());
            var frames = line.putArray("frames");
            failure.frames().forEach(frame -> frames.add(frame.number()));
        }
        write(line);
    }

    @Override
    public void ended(ScenarioResult result) {
        write(line("result", result.length())
                .put("verdict", result.verdict().words())
                .put("reason", result.reason()));
    }

    private ObjectNode line(String kind, Duration at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scenario", scenarioId)
                .put("at", millis(at))
                .put("kind", kind);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1000 / 1000.0;
    }

    private void write(ObjectNode line) {
        lines.accept(line.toString());
    }
}
