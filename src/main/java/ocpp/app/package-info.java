@org.jspecify.annotations.NullMarked
package ocpp.app;
