package io.maciestreams.simulator.paging;

import java.util.Comparator;

/** An element's place in one sort order: its value there, then its id, so that no two elements share a place. */
public record Position(long number, String text, String id) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::number)
            .thenComparing(Position::text)
            .thenComparing(Position::id);

    /** The place before all elements that have this number. */
    public static Position first(long number) {
        return new Position(number, "", "");
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
