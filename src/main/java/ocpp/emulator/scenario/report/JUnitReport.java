package ocpp.emulator.scenario.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import ocpp.emulator.scenario.run.CheckResult;
import ocpp.emulator.scenario.run.Message;
import ocpp.emulator.scenario.run.ScenarioResult;
import ocpp.emulator.scenario.run.Verdict;

/** Results as a JUnit XML file: a test suite for each scenario, a test case for each check. */
public final class JUnitReport {
    private JUnitReport() {}

    /** @throws IOException where the file cannot be written */
    public static void write(Path file, List<ScenarioResult> results) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (ScenarioResult result : results) {
                suite(xml, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void suite(XMLStreamWriter xml, ScenarioResult result) throws XMLStreamException {
        boolean tried = result.reason() == null;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", result.scenario().heading().id());
        xml.writeAttribute("tests", "" + (tried ? result.checks().size() : 1));
        xml.writeAttribute("failures", "" + result.count(Verdict.FAIL));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "" + (tried ? result.count(Verdict.NOT_APPLICABLE) : 1));
        xml.writeAttribute(
                "time", String.format(Locale.ROOT, "%.3f", result.length().toMillis() / 1000.0));
        for (CheckResult check : result.checks()) {
            testCase(xml, result, check);
        }
        String reason = result.reason();
        if (reason != null) {
            start(xml, result, result.scenario().heading().title());
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", reason);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, ScenarioResult result, CheckResult check)
            throws XMLStreamException {
        start(xml, result, check.title());
        CheckResult.Failure failure = check.failure();
        if (failure != null) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", clean("expected " + failure.expected() + ", got " + failure.got()));
            StringBuilder text = new StringBuilder(check.place() + "\n" + failure.sections() + "\n");
            for (Message frame : failure.frames()) {
                text.append(frame.reference()).append(' ').append(frame.text()).append('\n');
            }
            xml.writeCharacters(clean(text.toString()));
            xml.writeEndElement();
        } else if (check.verdict() == Verdict.NOT_APPLICABLE) {
            xml.writeEmptyElement("skipped");
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, ScenarioResult result, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute(
                "classname", "scenario." + result.scenario().heading().id());
        xml.writeAttribute("name", clean(name));
    }

    /** Without the characters that XML cannot hold. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
    }
}
