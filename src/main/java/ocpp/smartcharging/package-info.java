@org.jspecify.annotations.NullMarked
package ocpp.smartcharging;
