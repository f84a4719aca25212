@org.jspecify.annotations.NullMarked
package ocpp.gateway;
