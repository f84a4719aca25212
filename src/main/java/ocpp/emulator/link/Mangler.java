package ocpp.emulator.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mangles some of the texts that go one way over a link, by chance. */
public final class Mangler {
    /** How long a text waits for another one that may overtake it. */
    public static final Duration LONGEST_HOLD = Duration.ofSeconds(1);

    private static final Pattern CALL = Pattern.compile("\\s*\\[\\s*2\\s*,\\s*\"([^\"]{1,36})\".*", Pattern.DOTALL);
    private static final int HEAD = 64;

    private List<Mangling> kinds;
    private double rate;
    private final RandomGenerator random;
    private final Consumer<String> mangled;
    private byte @Nullable [] held;
    private Instant heldSince = Instant.MIN;

    /**
     * @param rate the part of the texts, 0 to 1
     * @param mangled hears the message id of every CALL before it leaves mangled; empty for another text
     */
    public Mangler(Set<Mangling> kinds, double rate, RandomGenerator random, Consumer<String> mangled) {
        this.kinds = List.copyOf(kinds);
        this.rate = rate;
        this.random = random;
        this.mangled = mangled;
    }

    /** Mangles otherwise from now on; what is held leaves all the same. */
    public synchronized void change(Set<Mangling> otherKinds, double otherRate) {
        kinds = List.copyOf(otherKinds);
        rate = otherRate;
    }

    /** What leaves in place of this text, in order. */
    public synchronized List<byte[]> leaving(byte[] text, Instant now) {
        byte[] overtaken = held;
        if (overtaken != null) {
            held = null;
            return List.of(text, overtaken);
        } else if (kinds.isEmpty() || random.nextDouble() >= rate) {
            return List.of(text);
        }
        mangled.accept(callId(text));
        return switch (kinds.get(random.nextInt(kinds.size()))) {
            case duplicate -> List.of(text, text.clone());
            case truncate -> List.of(Arrays.copyOf(text, random.nextInt(1, Math.max(2, text.length))));
            case reorder -> {
                held = text;
                heldSince = now;
                yield List.of();
            }
        };
    }

    /** A text that no other has overtaken in time and that leaves now; null where there is none. */
    public synchronized byte @Nullable [] overdue(Instant now) {
        byte[] text = held;
        if (text == null || now.isBefore(heldSince.plus(LONGEST_HOLD))) {
            return null;
        }
        held = null;
        return text;
    }

    /** The connection is gone, and with it what was held. */
    public synchronized void forget() {
        held = null;
    }

    private static String callId(byte[] text) {
        String head = new String(text, 0, Math.min(HEAD, text.length), StandardCharsets.UTF_8);
        Matcher call = CALL.matcher(head);
        return call.matches() ? call.group(1) : "";
    }
}
