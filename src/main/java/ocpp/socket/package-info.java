@org.jspecify.annotations.NullMarked
package ocpp.socket;
