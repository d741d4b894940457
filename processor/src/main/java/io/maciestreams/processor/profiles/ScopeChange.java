package io.maciestreams.processor.profiles;

import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.TypeCount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By how much one object changes one scope of its bucket's profile: differences, which may be negative.
 *
 * @param types differences by type of sensitive data, where there is any
 */
record ScopeChange(ResourceStatistics statistics, Map<String, DetectionTotals> types) {

    ScopeChange {
        Objects.requireNonNull(statistics);
        types = Map.copyOf(types);
    }

    static ScopeChange between(@Nullable LatestResult before, @Nullable LatestResult after) {
        ResourceStatistics statistics = Statistics.difference(Statistics.of(after), Statistics.of(before));
        Map<String, DetectionTotals> types = new TreeMap<>();
        add(types, after, 1);
        add(types, before, -1);
        types.values().removeIf(change -> change.getCount() == 0 && change.getObjects() == 0);
        return new ScopeChange(statistics, types);
    }

    private static void add(Map<String, DetectionTotals> types, @Nullable LatestResult result, int sign) {
        for (TypeCount type : result == null ? List.<TypeCount>of() : result.getTypes()) {
            types.merge(type.getId(), new DetectionTotals(sign * type.getCount(), (long) sign), Statistics::sum);
        }
    }
}
