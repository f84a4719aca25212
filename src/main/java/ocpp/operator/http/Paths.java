package ocpp.operator.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths, segment by segment, so that an identity may hold an encoded slash. */
final class Paths {
    private static final String REST = "...}";

    private Paths() {}

    /** The segments of a path as sent, percent-decoded; one that is no UTF-8 is the name of nothing. */
    static List<String> decoded(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(Math.min(1, path.length())).split("/", -1)) {
            segments.add(decodedSegment(segment));
        }
        return segments;
    }

    /**
     * The values of the {@code {name}} segments of a template, or null where it does not match. {@code {name...}} at its
     * end stands for all segments that follow.
     */
    static @Nullable Map<String, String> match(List<String> template, List<String> segments) {
        String last = template.get(template.size() - 1);
        boolean open = last.endsWith(REST) && segments.size() >= template.size();
        if (!open && template.size() != segments.size()) {
            return null;
        }
        int fixed = open ? template.size() - 1 : template.size();
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < fixed; index++) {
            String expected = template.get(index);
            if (expected.startsWith("{")) {
                values.put(expected.substring(1, expected.length() - 1), segments.get(index));
            } else if (!expected.equals(segments.get(index))) {
                return null;
            }
        }
        if (open) {
            String name = last.substring(1, last.length() - REST.length());
            values.put(name, String.join("/", segments.subList(fixed, segments.size())));
        }
        return values;
    }

    private static String decodedSegment(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        byte[] in = segment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int index = 0; index < in.length; index++) {
            if (in[index] != '%') {
                out.put(in[index]);
                continue;
            }
            int high = index + 2 < in.length ? Character.digit(in[index + 1], 16) : -1;
            int low = index + 2 < in.length ? Character.digit(in[index + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw unknown(segment);
            }
            out.put((byte) (high * 16 + low));
            index += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw unknown(segment);
        }
    }

    private static ProblemException unknown(String segment) {
        return Problem.of(ProblemKind.NOT_FOUND, "path: " + segment + " (expected: percent-encoded UTF-8)")
                .exception();
    }
}
