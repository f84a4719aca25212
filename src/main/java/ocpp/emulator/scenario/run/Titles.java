package ocpp.emulator.scenario.run;

import java.util.List;
import java.util.stream.Collectors;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.match.Facts;
import ocpp.emulator.scenario.match.Template;

/** What an expectation is called in reports. */
final class Titles {
    private Titles() {}

    static String of(Expectation expectation, Facts facts) {
        if (expectation instanceof Expectation.Order order) {
            String after = order.after() == null ? "" : " after " + order.after();
            return "order " + order.patterns().stream().map(Object::toString).collect(Collectors.joining(" < "))
                    + after;
        } else if (expectation instanceof Expectation.Count count) {
            return amount(count) + " " + count.selector().describe(facts);
        } else if (expectation instanceof Expectation.Every every) {
            String context = every.context() == null ? "" : " (" + every.context() + ")";
            return "every " + every.selector().describe(facts) + context;
        } else if (expectation instanceof Expectation.AllAnswered answered) {
            return "all answered: " + names(answered.actions());
        } else if (expectation instanceof Expectation.NoDuplicates duplicates) {
            return "no duplicates: " + names(duplicates.actions());
        } else if (expectation instanceof Expectation.Schema) {
            return "schema both ways";
        } else if (expectation instanceof Expectation.QueueEmpty) {
            return "queue empty";
        } else if (expectation instanceof Expectation.Shows shows) {
            return "connector " + shows.connectorId() + " shows "
                    + shows.where().describe(facts);
        }
        if (expectation instanceof Expectation.Variables variables) {
            return "variables " + variables.where().describe(facts);
        }
        Expectation.Recorded recorded = (Expectation.Recorded) expectation;
        return "record of transaction " + Template.text(recorded.transaction(), facts) + ": "
                + recorded.where().describe(facts);
    }

    static String amount(Expectation.Count count) {
        if (count.most() == 0) {
            return "never";
        }
        if (count.most() == Integer.MAX_VALUE) {
            return count.least() == 1 ? "once at least" : count.least() + " or more";
        }
        return count.least() == count.most() ? "exactly " + count.least() : count.least() + ".." + count.most();
    }

    private static String names(List<?> actions) {
        return actions.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
