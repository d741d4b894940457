package io.maciestreams.cli.top;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Numbers summed up by name, as many for each. */
final class Sums {

    private final Map<String, List<Long>> sums = new HashMap<>();

    void add(String name, long... numbers) {
        sums.merge(name, LongStream.of(numbers).boxed().toList(), Sums::plus);
    }

    private static List<Long> plus(List<Long> some, List<Long> more) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> some.get(i) + more.get(i))
                .toList();
    }

    Ranking ranking(String... names) {
        List<Ranking.Row> rows = new ArrayList<>();
        sums.forEach((name, numbers) -> rows.add(new Ranking.Row(name, numbers)));
        return new Ranking(List.of(names), rows);
    }
}
