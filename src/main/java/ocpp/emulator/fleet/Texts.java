package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times for people. */
final class Texts {
    private Texts() {}

    /** {@code 38 ms}, {@code 1.2 s}. */
    static String milliseconds(double milliseconds) {
        if (milliseconds >= 10_000) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000);
        }
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }

    /** {@code 1m30s}; whole seconds, below one second milliseconds. */
    static String time(Duration time) {
        if (time.toMillis() < 1000) {
            return time.toMillis() + "ms";
        }
        String text = (time.toHours() > 0 ? time.toHours() + "h" : "")
                + (time.toMinutesPart() > 0 ? time.toMinutesPart() + "m" : "")
                + (time.toSecondsPart() > 0 ? time.toSecondsPart() + "s" : "");
        return text;
    }

    /** {@code 05:12}, with hours in front where there are some. */
    static String clock(Duration time) {
        String hours = time.toHours() > 0 ? time.toHours() + ":" : "";
        return hours + String.format(Locale.ROOT, "%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
    }

    /** {@code 99 %}, {@code 99.5 %}. */
    static String percent(double part) {
        double percent = part * 100;
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
    }

    /** {@code 99.9}, {@code 50}. */
    static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** A count with its thousands apart, {@code 4 998}; other numbers with one decimal. */
    static String plain(double number) {
        String format = number == Math.rint(number) ? "%,.0f" : "%,.1f";
        return String.format(Locale.ROOT, format, number).replace(',', ' ');
    }
}
