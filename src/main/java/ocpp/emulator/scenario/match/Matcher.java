package ocpp.emulator.scenario.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value of a message should be. */
public sealed interface Matcher {

    /**
     * Looks at a value.
     *
     * @param value missing where the message has none
     * @return null where it matches
     */
    @Nullable
    Mismatch check(JsonNode value, Facts facts);

    /** What is expected, for people. */
    String describe(Facts facts);

    private static @Nullable Mismatch unless(boolean holds, Matcher matcher, JsonNode value, Facts facts) {
        return holds ? null : new Mismatch("", matcher.describe(facts), Json.show(value));
    }

    /** This text, number, time or boolean, written as text; variables in it are filled in. */
    record Literal(String text) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            return unless(value.isValueNode() && !value.isNull() && holds(value, describe(facts)), this, value, facts);
        }

        private static boolean holds(JsonNode value, String wanted) {
            if (value.asText().equals(wanted)) {
                return true;
            }
            BigDecimal number = value.isNumber() ? Json.number(wanted) : null;
            if (number != null) {
                return number.compareTo(value.decimalValue()) == 0;
            }
            Instant time = Json.time(value);
            return time != null && time.equals(Json.time(wanted));
        }

        @Override
        public String describe(Facts facts) {
            return Template.text(text, facts);
        }
    }

    /** Any value. */
    record Present() implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            return unless(!value.isMissingNode() && !value.isNull(), this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return "present";
        }
    }

    /** No value. */
    record Absent() implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            return unless(value.isMissingNode() || value.isNull(), this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return "absent";
        }
    }

    /** A text that holds something the expression finds. */
    record Regex(Pattern pattern) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            boolean found =
                    value.isValueNode() && pattern.matcher(value.asText()).find();
            return unless(found, this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return "/" + pattern + "/";
        }
    }

    /** A number or a time that stands so to another. */
    record Compared(Comparison comparison, Operand operand) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            JsonNode other = operand.value(facts);
            return unless(other != null && comparison.holds(value, other), this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return comparison.sign() + " " + operand.describe(facts);
        }
    }

    /** A time that is near another. */
    record Near(Operand operand, Duration tolerance) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            Instant time = Json.time(value);
            JsonNode other = operand.value(facts);
            Instant wanted = other == null ? null : Json.time(other);
            boolean near = time != null
                    && wanted != null
                    && Duration.between(time, wanted).abs().compareTo(tolerance) <= 0;
            return unless(near, this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return operand.describe(facts) + " +- " + tolerance.toMillis() / 1000.0 + " s";
        }
    }

    /** A time that is a whole number of intervals after midnight in UTC. */
    record Aligned(Duration interval) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            Instant time = Json.time(value);
            boolean aligned = time != null
                    && time.getNano() == 0
                    && Math.floorMod(time.getEpochSecond(), 86_400) % interval.toSeconds() == 0;
            return unless(aligned, this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return "aligned " + interval.toSeconds() + " s";
        }
    }

    /** One of these. */
    record OneOf(List<Matcher> choices) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            boolean found = choices.stream().anyMatch(choice -> choice.check(value, facts) == null);
            return unless(found, this, value, facts);
        }

        @Override
        public String describe(Facts facts) {
            return choices.stream().map(choice -> choice.describe(facts)).collect(Collectors.joining(" | "));
        }
    }

    /** A list that holds, for each of these, an element that matches it. */
    record Elements(List<Matcher> wanted) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            for (Matcher matcher : wanted) {
                if (!value.isArray() || !holds(matcher, value, facts)) {
                    return new Mismatch("", "an element " + matcher.describe(facts), Json.show(value));
                }
            }
            return null;
        }

        private static boolean holds(Matcher matcher, JsonNode list, Facts facts) {
            for (JsonNode element : list) {
                if (matcher.check(element, facts) == null) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String describe(Facts facts) {
            return wanted.stream().map(matcher -> matcher.describe(facts)).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * An object with members that match these; it may have others. A name that the object has not is looked for below
     * it: then one of the values found must match.
     */
    record Members(Map<String, Matcher> wanted) implements Matcher {
        @Override
        public @Nullable Mismatch check(JsonNode value, Facts facts) {
            for (Map.Entry<String, Matcher> member : wanted.entrySet()) {
                Mismatch mismatch = check(value, member.getKey(), member.getValue(), facts);
                if (mismatch != null) {
                    return mismatch.within(member.getKey());
                }
            }
            return null;
        }

        private static @Nullable Mismatch check(JsonNode value, String name, Matcher matcher, Facts facts) {
            List<JsonNode> found =
                    value.isObject() && value.has(name) ? List.of(value.get(name)) : value.findValues(name);
            Mismatch mismatch = null;
            for (JsonNode candidate : found.isEmpty() ? List.of(MissingNode.getInstance()) : found) {
                mismatch = matcher.check(candidate, facts);
                if (mismatch == null) {
                    return null;
                }
            }
            return mismatch;
        }

        @Override
        public String describe(Facts facts) {
            return wanted.entrySet().stream()
                    .map(member -> describe(member.getKey(), member.getValue(), facts))
                    .collect(Collectors.joining(", "));
        }

        private static String describe(String name, Matcher matcher, Facts facts) {
            String text = matcher.describe(facts);
            return matcher instanceof Literal
                    ? name + "=" + text
                    : matcher instanceof Members ? name + "{" + text + "}" : name + " " + text;
        }
    }
}
