package io.maciestreams.simulator.paging;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page of a list, and the position of its last element where more follow. */
public record Page<T>(List<T> elements, @Nullable Position next) {

    public Page {
        elements = List.copyOf(elements);
    }

    /** The first of the elements that remain of a list. */
    public static <T> Page<T> of(Stream<T> remaining, int maxResults, Function<T, Position> position) {
        List<T> found = remaining.limit(maxResults + 1L).toList();
        if (found.size() <= maxResults) {
            return new Page<>(found, null);
        }
        List<T> elements = found.subList(0, maxResults);
        return new Page<>(elements, position.apply(elements.get(maxResults - 1)));
    }
}
