package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The subcommands run and scenario, in this process. */
class RunCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void scenariosAreListedShownAndChecked() throws IOException {
        assertThat(run("scenario", "list")).isZero();
        assertThat(text(out)).contains("plug-first", "Regular charging session, plug in first", "Core");
        out.reset();
        assertThat(run("scenario", "show", "plug-first")).isZero();
        Path copy = Files.write(folder.resolve("copy.conf"), out.toByteArray());
        assertThat(run("scenario", "check", copy.toString())).isZero();
        assertThat(run("scenario", "show", "none")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().startsWith("no scenario none (expected: one of ");
    }

    @Test
    void everyFaultOfAFileIsALine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.conf"),
                "scenario { id = a, title = A }\nstation { id = a }\nsteps = [ { jump {} }\n{ sleep = 1 } ]");
        for (String[] arguments : new String[][] {{"scenario", "check", "" + file}, {"run", "" + file}}) {
            err.reset();
            assertThat(run(arguments)).isEqualTo(2);
            assertThat(text(err).lines())
                    .satisfiesExactly(
                            jump -> assertThat(jump).startsWith(file + ":3: a step with [jump]"),
                            sleep -> assertThat(sleep).startsWith(file + ":4: sleep = 1 (expected: "));
        }
    }

    @Test
    void aRunInVirtualTimeNeedsNoServerAndLeavesItsReports() throws Exception {
        Path junit = folder.resolve("out/junit.xml");
        Path trace = folder.resolve("out/trace.jsonl");
        int exit = run(
                "run", "plug-first", "--clock", "virtual", "--seed", "5", "--junit", "" + junit, "--trace", "" + trace);
        assertThat(exit).as(text(out)).isZero();
        assertThat(text(out)).contains("seed 5  clock virtual", "RESULT plug-first PASS");
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getDocumentElement();
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("plug-first");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
        assertThat(Files.readAllLines(trace))
                .first()
                .asString()
                .startsWith("{\"scenario\":\"plug-first\",\"at\":0.0,\"kind\":\"started\"");
    }

    @Test
    void aReportIsOnePageWithVerdictsFailuresAndFrames() throws IOException {
        Path file = Files.writeString(folder.resolve("fails.conf"), """
                scenario { id = fails, title = "A <b>title</b>" }
                station { id = a }
                steps = [ { boot {} }, { operator { ChangeConfiguration { key = AuthorizationKey, value = "{key}" } } } ]
                vars { key = 0011223344556677889900aabbccddeeff001122 }
                expect = [ { sent = StatusNotification, where { status = Charging } } ]
                """);
        Path report = folder.resolve("out/report");
        assertThat(run("run", "" + file, "plug-first", "--clock", "virtual", "--report", "" + report))
                .isEqualTo(1);
        assertThat(report.resolve("index.html"))
                .content()
                .contains("A &lt;b&gt;title&lt;/b&gt;", "<td class=\"FAIL\">FAIL", "<td class=\"PASS\">PASS")
                .contains("<dt>expected<dd>once at least sent StatusNotification where status=Charging")
                .contains("<a href=\"#fails-9\">#9 StatusNotification.req</a>", "<tr id=\"fails-9\">")
                .contains("ChangeConfiguration")
                .doesNotContain("0011223344556677889900aabbccddeeff001122");
        assertThat(text(out)).doesNotContain("0011223344556677889900aabbccddeeff001122");
        assertThat(run("run", "plug-first", "--clock", "virtual", "--report", file + "/x"))
                .isEqualTo(2);
    }

    @Test
    void verbsAreExplained() {
        assertThat(run("scenario", "explain", "parallel")).isZero();
        assertThat(text(out)).startsWith("Does lists of steps side by side").contains("{ parallel { branches = [");
        assertThat(run("scenario", "explain", "jump")).isEqualTo(2);
        assertThat(text(err)).startsWith("no verb jump (expected: one of boot, plug, ");
    }

    @Test
    void aRunBeginsWithAStepAndAFailureSaysWithWhich() throws IOException {
        Path file = Files.writeString(
                folder.resolve("fails.conf"),
                "scenario { id = fails, title = A }\nstation { id = a }\n"
                        + "steps = [ { boot {} }, { sleep = 1m }, { expect { sent = Authorize } } ]");
        assertThat(run("run", "" + file, "--clock", "virtual")).isEqualTo(1);
        assertThat(text(out)).contains("repeat    ocpp-pekko run " + file + " --seed 1 --clock virtual --from 3");
        out.reset();
        assertThat(run("run", "" + file, "--clock", "virtual", "--from", "3")).isEqualTo(1);
        assertThat(text(out))
                .contains("-- step  3")
                .doesNotContain("-- step  2")
                .contains("1 failed  0 skipped  0.");
        assertThat(run("run", "" + file, "plug-first", "--from", "3")).isEqualTo(2);
        assertThat(text(err)).startsWith("--from 3 with 2 scenarios (expected: one)");
        err.reset();
        assertThat(run("run", "" + file, "--from", "0")).isEqualTo(2);
        assertThat(text(err)).startsWith("--from 0 (expected: ");
    }

    @Test
    void aRunThatIsInterruptedEndsInOrderWithItsReports() throws IOException {
        Path file = Files.writeString(
                folder.resolve("long.conf"),
                "scenario { id = long, title = A, timeout = 999d }\nstation { id = a }\n"
                        + "steps = [ { repeat { times = 9999, steps = [ { sleep = 1m } ] } } ]");
        Path trace = folder.resolve("trace.jsonl");
        Thread.currentThread().interrupt();
        assertThat(run("run", "" + file, "plug-first", "--clock", "virtual", "--trace", "" + trace))
                .isEqualTo(130);
        assertThat(text(err).lines()).containsExactly("interrupted in long; 0 of 2 scenarios have ended");
        assertThat(Files.readAllLines(trace)).hasSize(2);
    }

    @Test
    void aScenarioThatFailsIsExitCode1AndTheFirstEndsTheRunWhereThatIsWanted() throws IOException {
        Path file = Files.writeString(
                folder.resolve("fails.conf"),
                "scenario { id = fails, title = A, tags = [x] }\nstation { id = a }\n"
                        + "steps = [ { boot {} } ]\nexpect = [ { sent = Authorize } ]");
        assertThat(run("run", "" + file, "plug-first", "--clock", "virtual", "--fail-fast"))
                .isEqualTo(1);
        assertThat(text(out)).contains("RESULT fails FAIL").doesNotContain("plug-first");
        assertThat(run("run", "" + file, "plug-first", "--clock", "virtual", "--only", "TC_003*"))
                .isZero();
        assertThat(run("run", "" + file, "--clock", "virtual", "--tag", "y")).isEqualTo(2);
    }

    @Test
    void whatCannotRunIsOneLine() {
        assertThat(run("run", "plug-first", "--url", "ws://127.0.0.1:1")).isEqualTo(2);
        assertThat(run("run", "plug-first", "--url", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(run("run", "plug-first", "--operator", "127.0.0.1")).isEqualTo(2);
        assertThat(run("run", "plug-first", "--clock", "fast")).isEqualTo(2);
        assertThat(run("run", "no-such-scenario")).isEqualTo(2);
        assertThat(text(err).lines())
                .satisfiesExactly(
                        server -> assertThat(server).startsWith("no connection to ws://127.0.0.1:1 ("),
                        url -> assertThat(url).contains("http://127.0.0.1:1 (expected: ws://"),
                        operator -> assertThat(operator).contains("127.0.0.1 (expected: http://"),
                        clock -> assertThat(clock).isEqualTo("--clock fast (expected: real, x60, virtual)"),
                        file -> assertThat(file).startsWith("no scenario file no-such-scenario"));
    }

    private int run(String... arguments) {
        return Main.run(
                new Configuration.Surroundings(folder, Map.of(), new Properties()), Console.of(out, err), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
