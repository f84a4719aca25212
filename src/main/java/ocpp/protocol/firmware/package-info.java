@org.jspecify.annotations.NullMarked
package ocpp.protocol.firmware;
