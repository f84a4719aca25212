package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pass over the tokens of a text that may hold secrets. */
final class SecretScan {
    private static final String MASK = "\"***\"";
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/?#\\s:@]*:)[^/?#\\s]*@");
    private static final Pattern SECRET_INSIDE =
            Pattern.compile("(?i)(?:authorization_?key|password)[^a-z0-9]{0,4}[:=]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final String text;
    private final Deque<Members> objects = new ArrayDeque<>();
    private final Map<Integer, Masked> masks = new TreeMap<>();
    private Members current = new Members();
    private @Nullable String member;

    /** What is known of an object: whether it names a secret key, and where its value is. */
    private static final class Members {
        boolean isSecret;
        int valueFrom = -1;
        int valueTo;
    }

    private record Masked(int to, String shown) {}

    SecretScan(byte[] utf8) {
        text = new String(utf8, StandardCharsets.UTF_8);
    }

    byte[] masked() {
        int i = 0;
        while (i < text.length()) {
            i = token(i);
        }
        endObject();
        while (!objects.isEmpty()) {
            current = objects.pop();
            endObject();
        }
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Masked> mask : masks.entrySet()) {
            if (mask.getKey() >= from) {
                shown.append(text, from, mask.getKey()).append(mask.getValue().shown);
                from = mask.getValue().to;
            }
        }
        return shown.append(text, from, text.length()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the token that starts here, and gives where the next one starts. */
    private int token(int from) {
        char c = text.charAt(from);
        if (c == '"') {
            return string(from, endOfString(from));
        } else if (c == '{') {
            objects.push(current);
            current = new Members();
            member = null;
        } else if (c == '}') {
            endObject();
            current = objects.isEmpty() ? new Members() : objects.pop();
            member = null;
        } else if (c == ',') {
            member = null;
        } else if (Character.isLetterOrDigit(c) || c == '-') {
            int to = from + 1;
            while (to < text.length() && ",]} \t\r\n".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            value(from, to, text.substring(from, to));
            return to;
        }
        return from + 1;
    }

    private int string(int from, int to) {
        String decoded = decoded(text.substring(from + 1, Math.max(from + 1, to - 1)));
        int next = to;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < text.length() && text.charAt(next) == ':') {
            member = decoded;
            return next + 1;
        }
        value(from, to, decoded);
        return to;
    }

    private void value(int from, int to, String decoded) {
        String name = member;
        member = null;
        if (name != null && FrameSecrets.SECRET_NAME.matcher(name).find()) {
            masks.put(from, new Masked(to, MASK));
        } else if ("key".equalsIgnoreCase(name)) {
            current.isSecret |= FrameSecrets.SECRET_NAME.matcher(decoded).find();
        } else {
            if ("value".equalsIgnoreCase(name)) {
                current.valueFrom = from;
                current.valueTo = to;
            }
            maskWithin(from, to, decoded);
        }
    }

    private void maskWithin(int from, int to, String decoded) {
        if (SECRET_INSIDE.matcher(decoded).find()) {
            masks.put(from, new Masked(to, MASK));
        } else if (URL_PASSWORD.matcher(decoded).find()) {
            String shown = URL_PASSWORD.matcher(decoded).replaceAll("$1***@");
            masks.put(from, new Masked(to, '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        }
    }

    private void endObject() {
        if (current.isSecret && current.valueFrom >= 0) {
            masks.put(current.valueFrom, new Masked(current.valueTo, MASK));
        }
    }

    private int endOfString(int from) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), i + 1);
    }

    private static String decoded(String escaped) {
        return escaped.indexOf('\\') < 0
                ? escaped
                : ESCAPE.matcher(escaped).replaceAll(found -> {
                    String character = found.group(1) == null
                            ? found.group(2)
                            : Character.toString(Integer.parseInt(found.group(1), 16));
                    return Matcher.quoteReplacement(character);
                });
    }
}
