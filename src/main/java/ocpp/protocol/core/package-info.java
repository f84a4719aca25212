@org.jspecify.annotations.NullMarked
package ocpp.protocol.core;
