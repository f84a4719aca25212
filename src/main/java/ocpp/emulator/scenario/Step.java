package ocpp.emulator.scenario;

import ocpp.emulator.hocon.Place;

/**
 * A verb where it stands in the file.
 *
 * @param text how it is shown to people: the verb and what it is about
 */
public record Step(Place place, String text, Verb verb) {}
