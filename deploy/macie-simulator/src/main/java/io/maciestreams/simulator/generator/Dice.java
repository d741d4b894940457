package io.maciestreams.simulator.generator;

import java.util.List;
import java.util.Random;

/** The one source of chance of a generated account: the same seed rolls the same. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 up to, not including, {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double share() {
        return random.nextDouble();
    }

    /** A number from {@code min} to {@code max}; small ones are by far the likelier. */
    long skewed(long min, long max) {
        double span = Math.log((double) max / min);
        return Math.min(max, (long) (min * Math.exp(random.nextDouble() * span)));
    }

    <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /** Lower-case hexadecimal digits, as in ids and eTags. */
    String hex(int digits) {
        StringBuilder hex = new StringBuilder(digits);
        while (hex.length() < digits) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }
}
