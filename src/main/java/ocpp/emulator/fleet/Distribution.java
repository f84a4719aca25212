package ocpp.emulator.fleet;

import java.util.List;
import java.util.random.RandomGenerator;

/** How something varies; the values are seconds or Wh, and never below 0. */
public sealed interface Distribution {

    String EXPECTATION = "poisson 0.5/h, normal MEAN DEVIATION, lognormal MEDIAN SIGMA, uniform FROM TO, or one value";

    /** The next value. */
    double sample(RandomGenerator random);

    /** Always the same. */
    record Constant(double value) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return value;
        }
    }

    /** The gaps of a Poisson process. */
    record Exponential(double mean) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return -mean * Math.log1p(-random.nextDouble());
        }
    }

    /** Gauss; what would be below 0 is 0. */
    record Normal(double mean, double deviation) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return Math.max(0, mean + deviation * random.nextGaussian());
        }
    }

    /** The logarithm is normal; half of the values are above the median. */
    record LogNormal(double median, double sigma) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return median * Math.exp(sigma * random.nextGaussian());
        }
    }

    /** Every value between these is as likely. */
    record Uniform(double from, double to) implements Distribution {
        @Override
        public double sample(RandomGenerator random) {
            return from + (to - from) * random.nextDouble();
        }
    }

    /**
     * A distribution as fleet files write it.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static Distribution parse(String text, Quantity quantity) {
        List<String> words = List.of(text.strip().split("\\s+"));
        String name = words.get(0);
        int expected = name.equals("poisson") ? 2 : 3;
        if (words.size() == 1) {
            return new Constant(notNegative(words.get(0), quantity));
        } else if (words.size() != expected) {
            throw new IllegalArgumentException(EXPECTATION);
        }
        String first = words.get(1);
        return switch (name) {
            case "poisson" -> new Exponential(1 / Quantity.perSecond(first));
            case "normal" -> new Normal(notNegative(first, quantity), notNegative(words.get(2), quantity));
            case "lognormal" -> new LogNormal(notNegative(first, quantity), notNegative(words.get(2), Quantity.NUMBER));
            case "uniform" -> uniform(notNegative(first, quantity), notNegative(words.get(2), quantity));
            default -> throw new IllegalArgumentException(EXPECTATION);
        };
    }

    private static Distribution uniform(double from, double to) {
        if (to < from) {
            throw new IllegalArgumentException("uniform FROM TO with FROM not above TO");
        }
        return new Uniform(from, to);
    }

    private static double notNegative(String text, Quantity quantity) {
        double value = quantity.parse(text);
        if (value < 0) {
            throw new IllegalArgumentException(quantity.expectation() + ", not below 0");
        }
        return value;
    }
}
