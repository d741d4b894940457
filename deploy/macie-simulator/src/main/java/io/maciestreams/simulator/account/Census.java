package io.maciestreams.simulator.account;

import io.maciestreams.simulator.findings.Finding;
import io.maciestreams.simulator.findings.FindingIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what an account holds. */
final class Census {

    private final Inventory inventory;
    private final List<Finding> all;
    private final List<Finding> told;

    Census(Inventory inventory, FindingIndex findings) {
        this.inventory = inventory;
        this.all = findings.all();
        this.told = all.stream().filter(finding -> !finding.malformed()).toList();
    }

    Truth truth(Account account, long jobs) {
        Set<String> findingIds = told.stream().map(Finding::id).collect(Collectors.toSet());
        return new Truth(
                account.accountId(),
                account.region(),
                account.epoch().toString(),
                account.now().toString(),
                inventory.arns(),
                jobs,
                told.size(),
                findings(Finding::classification),
                findings(finding -> !finding.classification()),
                findings(Finding::sample),
                (long) all.size() - told.size(),
                inventory
                        .analyses()
                        .filter(analysis -> analysis.sensitive() && !findingIds.contains(analysis.id()))
                        .count(),
                analyses(analysis -> true),
                analyses(analysis -> findingIds.contains(analysis.id())),
                account.results().fileCounts(),
                account.results().recordCounts(),
                inventory.scoringSettings());
    }

    private long findings(Predicate<Finding> wanted) {
        return told.stream().filter(wanted).count();
    }

    private Truth.ByOrigin analyses(Predicate<Analysis> wanted) {
        Map<Origin, Long> counts = inventory
                .analyses()
                .filter(wanted)
                .collect(Collectors.groupingBy(Analysis::origin, Collectors.counting()));
        return new Truth.ByOrigin(
                counts.getOrDefault(Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY, 0L),
                counts.getOrDefault(Origin.SENSITIVE_DATA_DISCOVERY_JOB, 0L));
    }
}
