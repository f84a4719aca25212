package ocpp.operator.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the part behind it, null for the last
 * @param total how many items match on all pages; 100,000 where counting ended there
 */
public record Page<T>(List<T> items, @Nullable String next, long total) {
    public static final int USUAL = 50;
    public static final int LARGEST = 1000;

    /** A cursor that stands for the key of the last item shown. */
    public static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The key in a cursor; throws a problem for a text that is none. */
    static String key(String cursor) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw notACursor(cursor);
        }
    }

    static ProblemException notACursor(String cursor) {
        return Problem.badParameter("cursor", cursor, "what a page named as next")
                .exception();
    }
}
