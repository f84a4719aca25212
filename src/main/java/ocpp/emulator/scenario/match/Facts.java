package ocpp.emulator.scenario.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a matcher may refer to while a scenario runs. */
public interface Facts {

    /** The value of {@code {name}}, null where there is none. */
    @Nullable
    JsonNode variable(String name);

    /** The time of {@code @name}, null where it has not come; {@code @now} is the time of what is looked at. */
    @Nullable
    Instant mark(String name);

    /** The member of this name of the latest message so far that has one, null where none has. */
    @Nullable
    JsonNode latest(String member);
}
