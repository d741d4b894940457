package io.maciestreams.processor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an application can go on with the state of an earlier version: state is found by the number of the sub-topology and
 * the name of the store, records on their way by the name of the repartition topic.
 */
final class TopologyUpgrade {

    private static final Pattern PARTS = Pattern.compile(
            "Sub-topology: (?<number>\\d+)|\\(stores: \\[(?<stores>[^]]+)]\\)|\\(topics: \\[(?<topic>\\S+-repartition)]\\)");

    private TopologyUpgrade() {}

    /** What the later topology does not have where the earlier one has it; both as Kafka Streams describes them. */
    static List<String> breaks(String earlier, String later) {
        Map<String, String> present = places(later);
        return places(earlier).entrySet().stream()
                .filter(place -> !place.getValue().equals(present.get(place.getKey())))
                .map(place -> place.getKey() + " was in sub-topology " + place.getValue() + ", is in "
                        + present.getOrDefault(place.getKey(), "none"))
                .toList();
    }

    private static Map<String, String> places(String description) {
        Map<String, String> places = new TreeMap<>();
        String number = "";
        for (Matcher part = PARTS.matcher(description); part.find(); ) {
            if (part.group("number") != null) {
                number = part.group("number");
            } else if (part.group("topic") != null) {
                places.put(part.group("topic"), number);
            } else {
                for (String store : part.group("stores").split(", ", -1)) {
                    places.put(store, number);
                }
            }
        }
        return places;
    }
}
