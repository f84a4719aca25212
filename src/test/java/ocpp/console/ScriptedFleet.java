package ocpp.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A handful of charge points of several makers, some of them charging for a while already. */
public final class ScriptedFleet {
    private static final String[][] MODELS = {
        {"Alfen", "Eve Single Pro", "6.1.0-4159"},
        {"ABB", "Terra 184", "1.8.21"},
        {"Kempower", "Satellite", "2.4.7"},
        {"Wallbox", "Commander 2", "5.17.32"},
        {"RalphCo", "RalphModel1", "0.1.0"},
        {"Zaptec", "Go 2", "3.2.1"}
    };
    /** The charge point whose clock is ahead. */
    private static final int AHEAD = 9;

    private static final List<String> IDLE =
            List.of("Available", "Available", "Preparing", "Finishing", "Available", "Unavailable", "Available");

    private final List<ScriptedChargePoint> chargePoints = new ArrayList<>();
    private final Random random = new Random(7);

    /** Connects so many charge points; all but the first have sessions and states of every kind. */
    public static ScriptedFleet start(String server, int count) {
        ScriptedFleet fleet = new ScriptedFleet();
        for (int number = 1; number <= count; number++) {
            fleet.add(server, number);
        }
        return fleet;
    }

    /** The charge point of this number, from 1. */
    public ScriptedChargePoint get(int number) {
        return chargePoints.get(number - 1);
    }

    private void add(String server, int number) {
        String[] model = MODELS[number % MODELS.length];
        ScriptedChargePoint chargePoint =
                ScriptedChargePoint.start(server, "CP_%d".formatted(number), model[0], model[1], model[2]);
        chargePoints.add(chargePoint);
        Instant opened = Instant.now().minus(Duration.ofMinutes(14));
        chargePoint.status(0, "Available", (number == AHEAD ? Instant.now().plusSeconds(260) : opened).toString());
        for (int connector = 1; connector <= 2; connector++) {
            if (number == 6 && connector == 2) {
                chargePoint.status(connector, "Available", opened.toString());
                chargePoint.status(connector, "Faulted", opened.plusSeconds(420).toString());
            } else if (number > 1 && (number + connector) % 2 == 0) {
                charge(chargePoint, connector, Duration.ofMinutes(20 + 7L * number));
            } else {
                chargePoint.status(connector, IDLE.get((number * 2 + connector) % IDLE.size()), opened.toString());
            }
        }
    }

    /** A session that began so long ago, with the readings it sent since. */
    public int charge(ScriptedChargePoint chargePoint, int connector, Duration lasted) {
        Instant start = Instant.now().minus(lasted).truncatedTo(ChronoUnit.SECONDS);
        int transactionId =
                chargePoint.startTransaction(connector, "TAG-%03d".formatted(random.nextInt(900)), 12_000, start);
        chargePoint.status(connector, "Preparing", start.minusSeconds(40).toString());
        chargePoint.status(connector, "Charging", start.toString());
        double energy = 12_000;
        double soc = 22 + random.nextInt(30);
        long step = Math.max(15, lasted.toSeconds() / 90);
        for (long second = step; second <= lasted.toSeconds(); second += step) {
            double taper = Math.max(0.15, Math.min(1, (96 - soc) / 28));
            double power = 11_040 * Math.min(1, second / 120.0) * taper * (0.985 + random.nextDouble() * 0.02);
            energy += power * step / 3600;
            soc += power * step / 3600 / 580;
            chargePoint.call(
                    "MeterValues", reading(connector, transactionId, start.plusSeconds(second), power, energy, soc));
        }
        return transactionId;
    }

    private static String reading(
            int connector, int transactionId, Instant at, double power, double energy, double soc) {
        StringBuilder values = new StringBuilder();
        value(values, "Power.Active.Import", power, "W", "");
        value(values, "Energy.Active.Import.Register", energy, "Wh", "");
        value(values, "SoC", soc, "Percent", "");
        for (String phase : List.of("L1", "L2", "L3")) {
            value(values, "Current.Import", power / 690, "A", ",\"phase\":\"" + phase + "\"");
        }
        return "{\"connectorId\":%d,\"transactionId\":%d,\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[%s]}]}"
                .formatted(connector, transactionId, at, values.substring(1));
    }

    private static void value(StringBuilder values, String measurand, double value, String unit, String more) {
        values.append(",{\"value\":\"%s\",\"context\":\"Sample.Periodic\",\"measurand\":\"%s\",\"unit\":\"%s\"%s}"
                .formatted(Math.round(value * 10) / 10.0, measurand, unit, more));
    }

    public void close() {
        chargePoints.forEach(ScriptedChargePoint::close);
    }
}
