package io.maciestreams.simulator.findings;

import io.maciestreams.simulator.paging.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page asked of the findings: what must hold, in what order, how many, and after which position. */
public record FindingQuery(List<Condition> conditions, Sort sort, int maxResults, @Nullable Position after) {

    public FindingQuery {
        conditions = List.copyOf(conditions);
        if (maxResults < 1) {
            throw new IllegalArgumentException("maxResults must be positive: " + maxResults);
        }
    }

    /** What is asked of the attribute by which is sorted: no finding before that needs a look. */
    Optional<RangeCondition> range() {
        return conditions.stream()
                .filter(RangeCondition.class::isInstance)
                .map(RangeCondition.class::cast)
                .filter(range -> range.field().path().equals(sort.attribute().path()))
                .findFirst();
    }

    boolean matches(Finding finding) {
        return conditions.stream().allMatch(condition -> condition.matches(finding));
    }
}
