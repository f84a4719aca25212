@org.jspecify.annotations.NullMarked
package ocpp.rpc;
