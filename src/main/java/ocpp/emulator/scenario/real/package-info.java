@org.jspecify.annotations.NullMarked
package ocpp.emulator.scenario.real;
