@org.jspecify.annotations.NullMarked
package ocpp.wire;
