@org.jspecify.annotations.NullMarked
package ocpp.operator;
