package io.maciestreams.simulator.generator;

import java.time.Duration;
import java.time.Instant;

/**
 * Spreads the analyses of an account over the 90 days that Macie keeps findings: strictly inside them, and not after
 * the epoch.
 */
final class Timeline {

    /** Some findings of an account share their millisecond: windows and cursors must not lose one. */
    private static final double SAME_MILLISECOND = 0.12;

    private final Dice dice;
    private final Instant start;
    private final Instant lastStart;
    private final Instant end;
    private Instant previous;

    Timeline(Dice dice, Instant epoch) {
        this.dice = dice;
        this.start = epoch.minus(Duration.ofDays(89)).plus(Duration.ofHours(1));
        this.lastStart = epoch.minus(Duration.ofHours(1));
        this.end = epoch;
        this.previous = start;
    }

    /** A time for the first event of some history; enough room is left for those that follow. */
    Instant first() {
        if (!dice.chance(SAME_MILLISECOND)) {
            previous = within(start, lastStart);
        }
        return previous;
    }

    /** A time after an event, not too close to the end, so that others can follow. */
    Instant after(Instant event) {
        return within(
                event.plusMillis(1),
                end.minusMillis(Duration.between(event, end).toMillis() / 8));
    }

    private Instant within(Instant from, Instant to) {
        return from.plusMillis((long) (dice.share() * Duration.between(from, to).toMillis()));
    }
}
