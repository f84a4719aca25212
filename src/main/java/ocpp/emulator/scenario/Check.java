package ocpp.emulator.scenario;

import ocpp.emulator.hocon.Place;

/**
 * An expectation where it stands in the file.
 *
 * @param needsOperator whether it is left out where there is no operator API
 */
public record Check(Place place, Expectation expectation, boolean needsOperator) {}
