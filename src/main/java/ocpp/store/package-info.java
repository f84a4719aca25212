@org.jspecify.annotations.NullMarked
package ocpp.store;
