package ocpp.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The elements of a message that was no valid JSON, or is no valid message.
 *
 * @param elements as far as they could be read, an array
 * @param payload the text of the last element of a CALL or CALLRESULT as it was sent
 */
record LooseFrame(JsonNode elements, String payload) {

    /** The element at a position, of kind missing where there is none. */
    JsonNode element(int position) {
        return elements.path(position);
    }
}
