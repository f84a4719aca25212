package ocpp.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the values of one field are read, checked and written. */
sealed interface Shape
        permits ChoiceShape, DecimalShape, FlagShape, IntegerShape, ListShape, RecordShape, TextShape, TimeShape {

    /**
     * Reads the value whose first token is the parser's current one, up to its last token. What is wrong is reported to
     * the input; the result counts only where nothing was.
     */
    @Nullable
    Object read(PayloadInput input) throws IOException;

    /** Writes a value that {@link #read} could have returned. */
    void write(JsonBuffer out, Object value);

    /** What is expected, in words. */
    String expectation();
}
