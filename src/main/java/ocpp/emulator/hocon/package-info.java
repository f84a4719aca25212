@org.jspecify.annotations.NullMarked
package ocpp.emulator.hocon;
