package ocpp.wire;

/** The rules of lenient mode: what each takes that the standard does not, and what becomes of it. */
public enum Repair {
    /** A byte order mark before the text is left out. */
    BYTE_ORDER_MARK("byte-order-mark"),
    /** Control characters within the text are left out. */
    CONTROL_CHARACTER("control-character"),
    /** Nothing where a value belongs, as in {@code [,1]} and {@code "a":,}, is null. */
    EMPTY_PLACE("empty-place"),
    /** A comma before a closing bracket is left out. */
    TRAILING_COMMA("trailing-comma"),
    /** Zeros before a number are left out. */
    LEADING_ZERO("leading-zero"),
    /** {@code NaN} and {@code Infinity} are read as texts. */
    NO_NUMBER("no-number"),
    /** What is still open where the text or its sense ends is closed; a number the text ends in is left out. */
    UNBALANCED_TAIL("unbalanced-tail"),
    /** What stands behind a place that is no JSON is left out of a message about a transaction. */
    BROKEN_OFF("broken-off"),
    /** What stands behind the message is left out. */
    TEXT_BEHIND_MESSAGE("text-behind-message"),
    /** A message id that is a number is answered as that number. */
    NUMERIC_MESSAGE_ID("numeric-message-id"),
    /** A message id that is empty or longer than 36 characters is taken. */
    MESSAGE_ID_LENGTH("message-id-length"),
    /** A payload that is not there is an empty one; elements behind it are left out. */
    ELEMENT_COUNT("element-count"),

    /** The names of OCPP 1.5 for meter values are read as those of 1.6. */
    OCPP15_NAMES("ocpp15-names"),
    /** A property that the payload does not have is left out. */
    UNKNOWN_PROPERTY("unknown-property"),
    /** An optional value that is null is absent. */
    NULL_VALUE("null-value"),
    /** An optional value that is an empty text, where that is not allowed, is absent. */
    EMPTY_VALUE("empty-value"),
    /** A text that is too long is kept whole. */
    TEXT_LENGTH("text-length"),
    /** A number, a boolean or an object is read as the text of it where a text belongs. */
    TEXT_NOTATION("text-notation"),
    /** A text that holds a number is read as that number. */
    NUMBER_NOTATION("number-notation"),
    /** 0, 1 and texts are read as booleans. */
    FLAG_NOTATION("flag-notation"),
    /** The fraction of a number is cut off where an integer belongs, all decimals but one where one is allowed. */
    FRACTION("fraction"),
    /** A time without offset is taken as UTC. */
    TIMESTAMP_ZONE("timestamp-zone"),
    /** A time in another notation than RFC 3339 is read: blank for T, {@code +02}, no seconds. */
    TIMESTAMP_NOTATION("timestamp-notation"),
    /** A number of seconds or milliseconds since 1970 is read as a time. */
    TIMESTAMP_EPOCH("timestamp-epoch"),
    /** A required time that cannot be read is the time of arrival. */
    TIMESTAMP_ARRIVAL("timestamp-arrival"),
    /** A value of an enumeration is taken in other spellings: case, dots, usual names of units. */
    SPELLING("spelling"),
    /** {@code Hertz} is left out, since a frequency has no unit in OCPP 1.6. */
    UNIT_HERTZ("unit-hertz"),
    /** A single value where an array belongs is its one entry. */
    SINGLE_ENTRY("single-entry"),
    /** An array that needs an entry may be empty. */
    EMPTY_LIST("empty-list"),
    /** An entry of an array that cannot be used is left out. */
    ENTRY_DROPPED("entry-dropped"),
    /** An optional value that cannot be used is left out. */
    VALUE_DROPPED("value-dropped"),
    /** A value that is missing or cannot be used is taken as one that changes nothing or shows its absence. */
    VALUE_ASSUMED("value-assumed"),
    /** A StatusNotification without a status or connector that can be used is answered and changes nothing. */
    STATUS_UNUSABLE("status-unusable");

    private final String rule;

    Repair(String rule) {
        this.rule = rule;
    }

    /** Its name in counts, frames and logs. */
    public String rule() {
        return rule;
    }
}
