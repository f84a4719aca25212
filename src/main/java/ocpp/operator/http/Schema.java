package ocpp.operator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema of an OpenAPI document.
 *
 * @param name of the component that holds it, empty for one that stands where it is used
 */
public record Schema(String name, ObjectNode json) {}
