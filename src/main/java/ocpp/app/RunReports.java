package ocpp.app;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import ocpp.emulator.scenario.report.ConsoleReport;
import ocpp.emulator.scenario.report.HtmlReport;
import ocpp.emulator.scenario.report.Observers;
import ocpp.emulator.scenario.report.TraceReport;
import ocpp.emulator.scenario.run.RunObserver;
import org.jspecify.annotations.Nullable;

/** What people see of a run, and the files that it leaves; also of a run that was interrupted. */
final class RunReports implements AutoCloseable {
    private static final String PAGE = "index.html";

    private final RunObserver observer;
    private final @Nullable Writer trace;
    private final @Nullable HtmlReport html;
    private final @Nullable Path folder;

    private RunReports(RunObserver observer, @Nullable Writer trace, @Nullable HtmlReport html, @Nullable Path folder) {
        this.observer = observer;
        this.trace = trace;
        this.html = html;
        this.folder = folder;
    }

    /**
     * Opens them.
     *
     * @param trace file for all that happens, null for none
     * @param folder for a page to read, null for none
     * @throws CannotRun where one cannot be written
     */
    static RunReports open(Console console, @Nullable Path trace, @Nullable Path folder) {
        String version = OcppPekko.version();
        RunObserver observer =
                new ConsoleReport(console.out()::println, version, trace == null ? null : trace.toString());
        Writer writer = null;
        if (trace != null) {
            writer = writer(trace);
            observer = Observers.of(observer, new TraceReport(line(writer)));
        }
        HtmlReport html = null;
        if (folder != null) {
            // Whether it can be written is to be known before the run, not after it.
            write(folder.resolve(PAGE), "");
            html = new HtmlReport(version);
            observer = Observers.of(observer, html);
        }
        return new RunReports(observer, writer, html, folder);
    }

    RunObserver observer() {
        return observer;
    }

    /** Throws CannotRun where one cannot be written. */
    @Override
    public void close() {
        if (trace != null) {
            try {
                trace.close();
            } catch (IOException e) {
                throw new CannotRun("cannot write the trace: " + e.getMessage());
            }
        }
        if (html != null && folder != null) {
            write(folder.resolve(PAGE), html.page());
        }
    }

    /** Not by a channel, which an interrupt would close. */
    private static Writer writer(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new BufferedWriter(
                    new OutputStreamWriter(new FileOutputStream(file.toFile()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CannotRun("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static void write(Path file, String text) {
        try (Writer writer = writer(file)) {
            writer.write(text);
        } catch (IOException e) {
            throw new CannotRun("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static Consumer<String> line(Writer writer) {
        return text -> {
            try {
                writer.write(text);
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
