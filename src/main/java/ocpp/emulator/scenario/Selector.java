package ocpp.emulator.scenario;

import ocpp.emulator.scenario.match.Facts;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.protocol.Action;

/** Picks messages of a kind, of an action and with a payload that matches. */
public record Selector(Happening happening, Action action, Matcher.Members where) {

    /** For people. */
    public String describe(Facts facts) {
        String conditions = where.describe(facts);
        return happening.word() + " " + action + (conditions.isEmpty() ? "" : " where " + conditions);
    }
}
