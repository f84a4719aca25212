package ocpp.operator;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that must work for this server to do its work.
 *
 * @param name one word
 * @param trouble why it does not work at present, null when it does; must not block
 */
public record Probe(String name, Supplier<@Nullable String> trouble) {}
