package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a text that is almost JSON, and keeps what was read of one that breaks off. */
final class LooseReading {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final int LAST_ELEMENT = 3;

    private final byte[] text;
    private final JsonParser parser;
    private final Set<Repair> repairs;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private int readTo;
    private int payloadFrom;
    private int payloadTo;

    private LooseReading(byte[] text, JsonParser parser, Set<Repair> repairs) {
        this.text = text;
        this.parser = parser;
        this.repairs = repairs;
    }

    /** The message, or null where it is beyond repair. */
    static @Nullable LooseFrame read(byte[] bytes, int offset, int length, Set<Repair> repairs) throws IOException {
        byte[] text = LooseText.clean(bytes, offset, length, repairs);
        if (JsonText.start(text, 0, text.length, '[') < 0) {
            return null;
        }
        try (JsonParser parser = JsonText.looseParser(text)) {
            return new LooseReading(text, parser, repairs).frame();
        }
    }

    private @Nullable LooseFrame frame() throws IOException {
        parser.nextToken();
        readTo = (int) parser.currentLocation().getByteOffset();
        ArrayNode elements = NODES.arrayNode();
        open.push(elements);
        try {
            while (!open.isEmpty()) {
                take(parser.nextToken());
            }
        } catch (IOException e) {
            if (e instanceof StreamConstraintsException) {
                return null;
            }
            repairs.add(endsHere(e) ? Repair.UNBALANCED_TAIL : Repair.BROKEN_OFF);
            closeAll(elements);
        }
        if (!isBlank(readTo)) {
            repairs.add(Repair.TEXT_BEHIND_MESSAGE);
        }
        int to = payloadTo > payloadFrom ? payloadTo : text.length;
        return new LooseFrame(elements, new String(text, payloadFrom, to - payloadFrom, UTF_8));
    }

    private void take(@Nullable JsonToken token) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        if (token == null) {
            throw new JsonEOFException(parser, null, "the text ends");
        }
        if (open.size() == 1 && open.element().size() <= LAST_ELEMENT && token != JsonToken.END_ARRAY) {
            payloadFrom = from;
            payloadTo = 0;
        }
        switch (token) {
            case FIELD_NAME -> names.push(parser.getText());
            case START_OBJECT -> enter(NODES.objectNode());
            case START_ARRAY -> enter(NODES.arrayNode());
            case END_OBJECT, END_ARRAY -> leave(from);
            default -> add(scalar(token, from));
        }
        readTo = (int) parser.currentLocation().getByteOffset();
        if (open.size() == 1 && payloadTo == 0) {
            payloadTo = readTo;
        }
    }

    private void enter(ContainerNode<?> node) {
        add(node);
        open.push(node);
    }

    private void leave(int at) {
        int before = at - 1;
        while (isBlank(text[before])) {
            before--;
        }
        if (text[before] == ',') {
            repairs.add(Repair.TRAILING_COMMA);
        }
        open.pop();
    }

    private void add(JsonNode value) {
        if (open.element() instanceof ObjectNode object) {
            object.set(names.pop(), value);
        } else {
            ((ArrayNode) open.element()).add(value);
        }
    }

    private JsonNode scalar(JsonToken token, int at) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> {
                if (text[at] != 'n') {
                    repairs.add(Repair.EMPTY_PLACE);
                }
                yield NODES.nullNode();
            }
            default -> number(at);
        };
    }

    private JsonNode number(int at) throws IOException {
        int first = text[at] == '-' ? at + 1 : at;
        if (text[first] == '0' && first + 1 < text.length && isDigit(text[first + 1])) {
            repairs.add(Repair.LEADING_ZERO);
        }
        BigDecimal number = Numbers.decimal(parser);
        if (number == null && !isDigit(text[first])) {
            repairs.add(Repair.NO_NUMBER);
        }
        return number == null ? NODES.textNode(parser.getText()) : NODES.numberNode(number);
    }

    /** Whether the text breaks off behind what was read, or nothing but closing brackets stands there. */
    private boolean endsHere(IOException problem) {
        boolean onlyBrackets = true;
        for (int i = readTo; i < text.length; i++) {
            onlyBrackets &= isBlank(text[i]) || text[i] == ']' || text[i] == '}' || text[i] == ',';
        }
        return onlyBrackets || problem instanceof JsonEOFException;
    }

    /** A number that something else than a delimiter follows may lack digits: it is taken out again. */
    private void closeAll(ArrayNode elements) {
        boolean isWhole = readTo < text.length && (isBlank(text[readTo]) || ",]}".indexOf(text[readTo]) >= 0);
        if (isDigit(text[readTo - 1]) && !isWhole) {
            removeLast(open.isEmpty() ? elements : open.element());
        }
        readTo = text.length;
    }

    private static void removeLast(ContainerNode<?> container) {
        if (container instanceof ArrayNode array && !array.isEmpty()) {
            array.remove(array.size() - 1);
        } else if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.remove(names.get(names.size() - 1));
        }
    }

    /** Whether nothing but blanks stands from a position on. */
    private boolean isBlank(int from) {
        for (int i = from; i < text.length; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
