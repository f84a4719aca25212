package ocpp.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** JSON in UTF-8 as it comes from a peer: read with bounds, never taken for another encoding. */
final class JsonText {
    /** The greatest depth of nesting that is read. */
    static final int DEEPEST = 64;

    private static final int LONGEST_NAME = 1000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private static final JsonFactory LOOSE_FACTORY = ((JsonFactoryBuilder) FACTORY.rebuild())
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonText() {}

    /** Where the text begins behind blanks, or -1 where that is not with the given bracket. */
    static int start(byte[] bytes, int offset, int length, char bracket) {
        int end = offset + length;
        int start = offset;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        // A second byte of 0 would make jackson take the text for UTF-16 or UTF-32.
        return end - start >= 2 && bytes[start] == bracket && bytes[start + 1] != 0 ? start : -1;
    }

    static JsonParser parser(byte[] bytes, int start, int length) throws IOException {
        return FACTORY.createParser(bytes, start, length);
    }

    /** A parser that also takes empty places, trailing commas, leading zeros and NaN. */
    static JsonParser looseParser(byte[] bytes) throws IOException {
        return LOOSE_FACTORY.createParser(bytes);
    }

    /** The fault of a text that stops being JSON, or breaks the bounds. */
    static Fault broken(String name, IOException problem) {
        String place = problem instanceof JsonProcessingException json && json.getLocation() != null
                ? " at byte " + json.getLocation().getByteOffset()
                : "";
        boolean beyondBounds = problem instanceof StreamConstraintsException;
        String found = (beyondBounds ? "nested too deep or too long" : "not valid JSON") + place;
        String expected = beyondBounds ? "at most " + DEEPEST + " levels" : "JSON as in RFC 8259";
        return Fault.of(ErrorCode.FormationViolation, name, found, expected);
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
