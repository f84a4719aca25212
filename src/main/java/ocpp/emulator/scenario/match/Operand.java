package ocpp.emulator.scenario.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a value is compared with. */
public sealed interface Operand {

    /** The value, null where there is none yet. */
    @Nullable
    JsonNode value(Facts facts);

    /** For people. */
    String describe(Facts facts);

    /** A value written out; variables in it are filled in. */
    record Given(String text) implements Operand {
        @Override
        public JsonNode value(Facts facts) {
            return Json.text(Template.text(text, facts));
        }

        @Override
        public String describe(Facts facts) {
            return Template.text(text, facts);
        }
    }

    /** The time of a mark, so much later. */
    record At(String mark, Duration later) implements Operand {
        @Override
        public @Nullable JsonNode value(Facts facts) {
            Instant time = facts.mark(mark);
            return time == null ? null : Json.text(time.plus(later).toString());
        }

        @Override
        public String describe(Facts facts) {
            JsonNode value = value(facts);
            String offset = later.isZero()
                    ? ""
                    : (later.isNegative() ? " - " : " + ") + later.abs().toSeconds() + " s";
            return "@" + mark + offset + (value == null ? " (has not come)" : " (" + value.textValue() + ")");
        }
    }

    /** The value of a member of the latest message that has one, such as the {@code meterStart} of a transaction. */
    record Latest(String member) implements Operand {
        @Override
        public @Nullable JsonNode value(Facts facts) {
            return facts.latest(member);
        }

        @Override
        public String describe(Facts facts) {
            JsonNode value = value(facts);
            return member + (value == null ? " (of no message)" : " (" + Json.show(value) + ")");
        }
    }
}
