package io.maciestreams.cli.top;

import io.maciestreams.cli.RecordJson;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of a name and numbers, best first.
 *
 * @param names of the columns, as JSON has them; that of the name first
 */
record Ranking(List<String> names, List<Row> rows) {

    private static final int MAX_WIDTH = 100;
    private static final String GAP = "  ";

    /** One row; as many numbers as the ranking has columns behind the first. */
    record Row(String name, List<Long> numbers) {}

    Ranking {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /** One JSON object a row. */
    void printForPrograms(PrintStream out) {
        rows.forEach(row -> out.println(RecordJson.line(members(row))));
    }

    private Map<String, Object> members(Row row) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(names.get(0), row.name());
        IntStream.range(1, names.size())
                .forEach(i -> members.put(names.get(i), row.numbers().get(i - 1)));
        return members;
    }

    /** A table of at most 100 columns; a name that would make it wider is cut. */
    void printForPeople(PrintStream out) {
        List<List<String>> cells = Stream.concat(
                        Stream.of(titles()), rows.stream().map(Ranking::cells))
                .toList();
        List<Integer> widths = IntStream.range(0, names.size())
                .mapToObj(i -> cells.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .collect(Collectors.toList());
        int numbers =
                widths.stream().skip(1).mapToInt(width -> width + GAP.length()).sum();
        widths.set(0, Math.min(widths.get(0), MAX_WIDTH - numbers));
        cells.forEach(line -> out.println(line(line, widths)));
    }

    private List<String> titles() {
        return names.stream()
                .map(name -> name.replaceAll("([A-Z])", " $1").toUpperCase(java.util.Locale.ROOT))
                .toList();
    }

    private static List<String> cells(Row row) {
        return Stream.concat(
                        Stream.of(row.name().replaceAll("\\p{Cntrl}", "?")),
                        row.numbers().stream().map("%,d"::formatted))
                .toList();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        String name = cells.get(0);
        int width = widths.get(0);
        String shown = name.length() > width ? name.substring(0, width - 1) + "…" : name;
        return IntStream.range(1, cells.size())
                .mapToObj(i -> " ".repeat(widths.get(i) - cells.get(i).length()) + cells.get(i))
                .collect(Collectors.joining(GAP, shown + " ".repeat(width - shown.length()) + GAP, ""));
    }
}
