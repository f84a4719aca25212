@org.jspecify.annotations.NullMarked
package ocpp.telemetry;
