package io.maciestreams.simulator.account;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The objects of one bucket and every analysis of them. */
final class BucketInventory {

    private final Set<String> keys = new HashSet<>();
    private final Map<String, Analysis> analyses = new HashMap<>();

    void addObject(String key) {
        keys.add(key);
    }

    /** Adds the analysis, or puts it in the place of the one with its id. */
    void put(Analysis analysis) {
        keys.add(analysis.key());
        analyses.put(analysis.id(), analysis);
    }

    Collection<Analysis> analyses() {
        return analyses.values();
    }

    /** The profile as Macie gives it: of automated discovery only, of each object the latest analysis. */
    ResourceProfile profile(Instant ifNeverAnalysed) {
        Collection<Analysis> latest = latestAutomated();
        ResourceStatistics statistics = ResourceStatistics.of(latest);
        Instant updatedAt =
                latest.stream().map(Analysis::createdAt).max(Instant::compareTo).orElse(ifNeverAnalysed);
        return new ResourceProfile(updatedAt, SensitivityScore.of(latest, statistics, keys.size()), false, statistics);
    }

    private Collection<Analysis> latestAutomated() {
        return analyses.values().stream()
                .filter(analysis -> analysis.origin() == Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY)
                .collect(Collectors.toMap(Analysis::key, Function.identity(), BinaryOperator.maxBy(Analysis.BY_AGE)))
                .values();
    }
}
