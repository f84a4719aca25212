package ocpp.emulator.seed;

/** Shows JSON text, or any text of the peer, on one line. */
final class CompactJson {
    private CompactJson() {}

    /** The JSON text without blanks between its tokens; characters that could break the line are written as escapes. */
    static String of(String json) {
        StringBuilder compact = new StringBuilder(json.length());
        boolean inString = false;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (!inString && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
                continue;
            }
            append(compact, c);
            if (inString && c == '\\' && at + 1 < json.length()) {
                append(compact, json.charAt(++at));
            } else if (c == '"') {
                inString = !inString;
            }
        }
        return compact.toString();
    }

    /** Text of the peer for a message to people: on one line, 255 characters at most. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().limit(255).forEach(c -> append(line, (char) c));
        return line.toString();
    }

    private static void append(StringBuilder line, char c) {
        if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            line.append(String.format("\\u%04x", (int) c));
        } else {
            line.append(c);
        }
    }
}
