package io.maciestreams.simulator.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Draws when the events of one step happen: in order but for a few that show late, and some in one millisecond. */
final class Moments {

    private static final double SAME_MILLISECOND = 0.2;
    private static final double LATE = 0.1;

    /** Less than what a client must expect, of which Macie says nothing. */
    private static final Duration LATEST = Duration.ofMinutes(2);

    private Moments() {}

    /** Times after {@code from} and up to {@code to}; late ones are a little before. */
    static List<Instant> draw(Dice dice, int number, Instant from, Instant to) {
        List<Instant> inTime = new ArrayList<>();
        List<Instant> late = new ArrayList<>();
        Instant previous = to;
        for (int i = 0; i < number; i++) {
            if (dice.chance(LATE)) {
                late.add(from.minusMillis(1 + (long) (dice.share() * LATEST.toMillis())));
            } else {
                previous = dice.chance(SAME_MILLISECOND) ? previous : within(dice, from, to);
                inTime.add(previous);
            }
        }
        Collections.sort(inTime);
        inTime.addAll(late);
        return inTime;
    }

    private static Instant within(Dice dice, Instant from, Instant to) {
        return to.minusMillis((long) (dice.share() * Duration.between(from, to).toMillis()));
    }
}
