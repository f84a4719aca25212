package ocpp.operator;

import java.util.List;
import java.util.Map;

/** Writes metrics in the text format of Prometheus, version 0.0.4. */
final class Prometheus {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=UTF-8";

    private final StringBuilder text = new StringBuilder();

    /** Begins a metric; its samples follow. */
    Prometheus metric(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help.replace("\n", " "));
        text.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    Prometheus sample(String name, List<String> labels, List<String> values, double value) {
        text.append(name);
        for (int index = 0; index < labels.size(); index++) {
            text.append(index == 0 ? '{' : ',')
                    .append(labels.get(index))
                    .append("=\"")
                    .append(escaped(values.get(index)))
                    .append('"');
        }
        text.append(labels.isEmpty() ? " " : "} ").append(number(value)).append('\n');
        return this;
    }

    Prometheus gauge(String name, String help, double value) {
        return metric(name, "gauge", help).sample(name, List.of(), List.of(), value);
    }

    Prometheus gauges(String name, String help, String label, Map<String, ? extends Number> values) {
        metric(name, "gauge", help);
        values.forEach((key, value) -> sample(name, List.of(label), List.of(key), value.doubleValue()));
        return this;
    }

    String text() {
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "+Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
