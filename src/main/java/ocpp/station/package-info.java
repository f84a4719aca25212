@org.jspecify.annotations.NullMarked
package ocpp.station;
