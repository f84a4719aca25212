package ocpp.emulator.scenario.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.run.CheckResult;
import ocpp.emulator.scenario.run.Message;
import ocpp.emulator.scenario.run.RunObserver;
import ocpp.emulator.scenario.run.ScenarioResult;
import ocpp.emulator.scenario.run.Verdict;
import org.jspecify.annotations.Nullable;

/** Tells people how a run goes: one line for each step, each CALL with its answer and each check. */
public final class ConsoleReport implements RunObserver {
    private final Consumer<String> out;
    private final String version;
    private final @Nullable String traceFile;
    private final Map<String, Pending> pending = new HashMap<>();
    private String repeat = "";

    private record Pending(Duration at, Message call) {}

    /**
     * @param version shown at the top of a run
     * @param traceFile shown at its end, null for none
     */
    public ConsoleReport(Consumer<String> out, String version, @Nullable String traceFile) {
        this.out = out;
        this.version = version;
        this.traceFile = traceFile;
    }

    @Override
    public void started(Scenario scenario, Pace pace) {
        Scenario.Heading heading = scenario.heading();
        repeat = "ocpp-pekko run " + heading.file() + " --seed " + heading.seed() + " --clock " + pace.word();
        pending.clear();
        out.accept("ocpp-pekko " + version + "  scenario " + heading.id() + "  \"" + heading.title() + "\"  "
                + String.join(" ", heading.tracesTo()) + "  seed " + heading.seed() + "  clock " + pace.word());
    }

    @Override
    public void step(Duration at, int number, Step step) {
        String text = step.verb() instanceof Verb.Note note ? "note: " + note.text() : step.text();
        out.accept(time(at) + "  -- step " + String.format(Locale.ROOT, "%2d  ", number) + text);
    }

    @Override
    public void message(Duration at, Message message) {
        if (message.happening().isCall()) {
            pending.put(key(message), new Pending(at, message));
            return;
        }
        Pending call = pending.remove(key(message));
        Duration latency = message.latency();
        if (call != null && latency != null) {
            boolean ours = message.happening().isOutbound();
            String request = name(call.call()) + " " + Summary.of(call.call().payload());
            String answer = (ours ? ">> " : "<< ") + Summary.answer(message.payload());
            out.accept(time(at)
                    + (ours ? "  << " : "  >> ")
                    + String.format(Locale.ROOT, "%-46s %-30s %4d ms", request, answer, latency.toMillis()));
        }
    }

    private static String key(Message message) {
        boolean ofStation = message.happening().isCall() == message.happening().isOutbound();
        return (ofStation ? "station " : "server ") + message.messageId();
    }

    private static String name(Message message) {
        return message.action() == null ? "?" : message.action().name();
    }

    @Override
    public void text(Duration at, boolean outbound, String text) {
        out.accept(time(at) + (outbound ? "  >> " : "  << ") + "text " + text);
    }

    @Override
    public void effect(Duration at, Effect effect) {
        if (effect instanceof Effect.StatusChanged changed) {
            out.accept(time(at) + "     connector " + changed.connectorId() + " " + changed.from() + " -> "
                    + changed.to());
        } else if (effect instanceof Effect.Reboot reboot) {
            out.accept(time(at) + "     restart: " + reboot.reason());
        } else if (effect instanceof Effect.CardRefused refused) {
            out.accept(time(at) + "     card " + refused.idTag() + " refused: " + refused.reason());
        }
    }

    @Override
    public void check(Duration at, CheckResult result) {
        CheckResult.Failure failure = result.failure();
        if (result.step() > 0 && failure == null) {
            return;
        }
        String word = result.verdict() == Verdict.NOT_APPLICABLE
                ? "SKIP"
                : result.verdict().words();
        out.accept("  " + word + "  " + result.title());
        if (failure != null) {
            detail("place", result.place().toString());
            detail("expected", failure.expected());
            detail("got", failure.got());
            detail("frames", frames(failure.frames()));
            detail("spec", failure.sections());
            detail("repeat", repeat + (result.step() > 1 ? " --from " + result.step() : ""));
        }
    }

    private void detail(String name, String text) {
        if (!text.isEmpty()) {
            out.accept(String.format(Locale.ROOT, "        %-9s %s", name, text));
        }
    }

    private static String frames(List<Message> frames) {
        return frames.stream().map(Message::reference).collect(Collectors.joining("  "));
    }

    @Override
    public void ended(ScenarioResult result) {
        pending.values()
                .forEach(call -> out.accept(time(call.at()) + "     no answer to " + name(call.call()) + " "
                        + Summary.of(call.call().payload())));
        String id = result.scenario().heading().id();
        String reason = result.reason();
        if (reason != null) {
            out.accept("RESULT " + id + " " + result.verdict().words() + "  " + reason);
            return;
        }
        out.accept(String.format(
                Locale.ROOT,
                "RESULT %s %s  %d checks  %d passed  %d failed  %d skipped  %.1f s%s",
                id,
                result.verdict().words(),
                result.checks().size(),
                result.count(Verdict.PASS),
                result.count(Verdict.FAIL),
                result.count(Verdict.NOT_APPLICABLE),
                result.length().toMillis() / 1000.0,
                traceFile == null ? "" : "   trace " + traceFile));
    }

    private static String time(Duration at) {
        return String.format(Locale.ROOT, "  %02d:%02d.%03d", at.toMinutes(), at.toSecondsPart(), at.toMillisPart());
    }
}
