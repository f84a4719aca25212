package ocpp.emulator.scenario.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ocpp.emulator.hocon.Spans;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values matchers take, and how they say what they wanted. */
class MatcherTest {
    private static final Facts FACTS = new Facts() {
        @Override
        public @Nullable JsonNode variable(String name) {
            return name.equals("tx") ? json("1042") : name.equals("tag") ? Json.text("0123") : null;
        }

        @Override
        public @Nullable Instant mark(String name) {
            return name.equals("now") ? Instant.parse("2026-03-01T10:00:00Z") : null;
        }

        @Override
        public @Nullable JsonNode latest(String member) {
            return member.equals("meterStart") ? json("500") : null;
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Accepted; \"Accepted\"",
                "1; 1",
                "1.0; 1",
                "0123; \"0123\"",
                "1E5; \"1E5\"",
                "true; true",
                "{tx}; 1042",
                "{tag}; \"0123\"",
                "2026-03-01T11:00:00+01:00; \"2026-03-01T10:00:00Z\"",
                "> 0; 1",
                "> 0; \"10.9\"",
                ">= meterStart; 500",
                "!= {tx}; 7",
                "!= Faulted; \"Available\"",
                "< @now + 10s; \"2026-03-01T10:00:09.9Z\"",
                ">= @now - 1h; \"2026-03-01T09:00:00Z\"",
                "/^SN-\\d+$/; \"SN-12\"",
                "@now ± 5s; \"2026-03-01T09:59:55Z\"",
                "@now +- 5s; \"2026-03-01T10:00:05.000Z\"",
                "aligned 900s; \"2026-03-01T10:15:00Z\"",
                "present; 0",
                "absent | Local; \"Local\""
            })
    void takes(String matcher, String value) {
        assertThat(Texts.matcher(matcher).check(json(value), FACTS)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Accepted; \"accepted\"",
                "0123; 123.5",
                "0123; \"123\"",
                "{tx}; 7",
                "{nothing}; 7",
                "> 0; 0",
                "> 0; \"high\"",
                "> none; 1",
                "< @link-up; \"2026-03-01T10:00:00Z\"",
                "@now ± 5s; \"2026-03-01T10:00:05.1Z\"",
                "@now ± 5s; 5",
                "aligned 900s; \"2026-03-01T10:15:00.001Z\"",
                "aligned 900s; \"2026-03-01T10:15:01Z\"",
                "/^a$/; \"ab\"",
                "present; null",
                "absent | Local; \"Remote\""
            })
    void refuses(String matcher, String value) {
        assertThat(Texts.matcher(matcher).check(json(value), FACTS)).isNotNull();
    }

    @Test
    void whatIsMissingIsAbsent() {
        JsonNode missing = MissingNode.getInstance();
        assertThat(Texts.matcher("absent | Local").check(missing, FACTS)).isNull();
        assertThat(Texts.matcher("present").check(missing, FACTS)).isEqualTo(new Mismatch("", "present", "null"));
        assertThat(Texts.matcher("Local").check(missing, FACTS)).isEqualTo(new Mismatch("", "Local", "null"));
    }

    @Test
    void membersAreSomeOfThoseThereAreAndMayBeDeep() {
        JsonNode payload = json("{\"a\":1,\"b\":{\"status\":\"Blocked\"},\"list\":[{\"v\":1,\"w\":2},{\"v\":3}]}");
        Matcher status = members("status", Texts.matcher("Blocked"));
        assertThat(members("b", status).check(payload, FACTS)).isNull();
        assertThat(status.check(payload, FACTS)).as("below").isNull();
        assertThat(members("v", Texts.matcher("3")).check(payload, FACTS))
                .as("one of several")
                .isNull();
        assertThat(members("b", members("status", Texts.matcher("Accepted"))).check(payload, FACTS))
                .isEqualTo(new Mismatch("b.status", "Accepted", "Blocked"));
    }

    @Test
    void elementsAreSomeOfThoseThereAre() {
        JsonNode list = json("[{\"v\":1,\"w\":2},{\"v\":3}]");
        Matcher three = new Matcher.Elements(List.of(members("v", Texts.matcher("3"))));
        Matcher four = new Matcher.Elements(List.of(members("v", Texts.matcher("4"))));
        assertThat(three.check(list, FACTS)).isNull();
        assertThat(four.check(list, FACTS)).extracting(Mismatch::expected).isEqualTo("an element v=4");
        assertThat(three.check(json("{}"), FACTS)).isNotNull();
    }

    @Test
    void payloadsAreFilledInAndKeepTheTypesOfVariables() {
        JsonNode template =
                json("{\"transactionId\":\"{tx}\",\"idTag\":\"T-{tag}\",\"until\":\"@now + 1h\",\"n\":[\"{tx}\"]}");
        assertThat(Template.payload(template, FACTS))
                .isEqualTo(
                        json(
                                "{\"transactionId\":1042,\"idTag\":\"T-0123\",\"until\":\"2026-03-01T11:00:00Z\",\"n\":[1042]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@now", "@now ± soon", "aligned 0s", "aligned never", "/(/", "> ", "> @now + x"})
    void whatIsNoMatcherIsExplained(String text) {
        assertThatThrownBy(() -> Texts.matcher(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spansOfTimeHaveAUnit() {
        assertThat(Spans.parse("200ms")).isEqualTo(Duration.ofMillis(200));
        assertThat(Spans.parse("1.5h")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Spans.parse("2d")).isEqualTo(Duration.ofDays(2));
        assertThatThrownBy(() -> Spans.parse("10")).hasMessageContaining("10s");
    }

    private static Matcher members(String name, Matcher matcher) {
        return new Matcher.Members(Map.of(name, matcher));
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(UTF_8));
    }
}
