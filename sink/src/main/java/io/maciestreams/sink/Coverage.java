package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which results of one partition are in which object, by the ledger, beside the results that there are. */
final class Coverage {

    /** Results that are in no object. */
    private record Uncovered(long count, long first) {
        Uncovered and(Uncovered later) {
            return new Uncovered(count + later.count, first);
        }
    }

    /** A batch, with the number of results that its objects lack by group. */
    private record Range(long end, Map<GroupKey, Long> missing) {}

    private final int partition;
    private final TreeMap<Long, Range> ranges = new TreeMap<>();
    private final Map<GroupKey, Uncovered> uncovered = new HashMap<>();
    private final ExportedRanges replayed = new ExportedRanges();
    private final Map<GroupKey, Long> missingReplayed = new HashMap<>();

    Coverage(int partition) {
        this.partition = partition;
    }

    static GroupKey group(ExportedObject entry) {
        return new GroupKey(entry.getMacieAccountId(), entry.getRegion(), entry.getJobId(), entry.getAccountId());
    }

    void add(ExportedObject entry, VerifyReport report) {
        Range range = ranges.computeIfAbsent(
                entry.getStartOffset(), start -> new Range(entry.getEndOffset(), new HashMap<>()));
        if (range.end() != entry.getEndOffset()) {
            report.difference("overlap: partition " + partition + " has batches [" + entry.getStartOffset() + ", "
                    + range.end() + ") and [" + entry.getStartOffset() + ", " + entry.getEndOffset() + ")");
        }
        if (range.missing().put(group(entry), entry.getRecordCount()) != null) {
            report.difference("twice in the ledger: s3://" + entry.getBucketName() + "/" + entry.getObjectKey());
        }
    }

    /** Takes in an object that a replay has written. */
    void addReplayed(ExportedObject entry) {
        replayed.add(entry);
        missingReplayed.merge(group(entry), entry.getRecordCount(), Long::sum);
    }

    /** Takes in a result that there is. */
    void see(long offset, GroupKey group) {
        Map.Entry<Long, Range> before = ranges.floorEntry(offset);
        boolean covered = before != null
                && offset < before.getValue().end()
                && before.getValue().missing().computeIfPresent(group, (any, missing) -> missing - 1) != null;
        if (!covered && replayed.cover(partition, offset, group)) {
            missingReplayed.merge(group, -1L, Long::sum);
        } else if (!covered) {
            uncovered.merge(group, new Uncovered(1, offset), Uncovered::and);
        }
    }

    /** Offset after the last that the ledger has. */
    long end() {
        return ranges.isEmpty() ? 0 : ranges.lastEntry().getValue().end();
    }

    /**
     * Says what does not fit.
     *
     * @param beginning first offset that the topic still has
     * @param mayBePassedOver whether a group had no destination at some time
     */
    void report(long beginning, Predicate<GroupKey> mayBePassedOver, VerifyReport report) {
        reportOverlaps(report);
        ranges.tailMap(beginning).forEach((start, range) -> range.missing().forEach((group, missing) -> {
            if (missing != 0) {
                report.difference("partition " + partition + " [" + start + ", " + range.end() + "): the object of "
                        + group + " has " + missing + " lines more than the topic has results");
            }
        }));
        reportReplayed(beginning, report);
        uncovered.forEach((group, results) -> {
            String line = results.count() + " results of " + group + " in partition " + partition + ", from offset "
                    + results.first() + ", are in no object";
            if (mayBePassedOver.test(group)) {
                report.note(line + "; its export configuration was set to nothing for a time");
            } else {
                report.difference("hole: " + line);
            }
        });
    }

    // Results that the topic no longer has cannot be counted against them.
    private void reportReplayed(long beginning, VerifyReport report) {
        missingReplayed.forEach((group, missing) -> {
            if (missing != 0 && beginning == 0) {
                report.difference("partition " + partition + ": the objects that replays wrote of " + group + " have "
                        + missing + " lines more than there are results that the sink passed over");
            }
        });
    }

    private void reportOverlaps(VerifyReport report) {
        ranges.forEach((start, range) -> {
            Long next = ranges.higherKey(start);
            if (next != null && next < range.end()) {
                report.difference("overlap: partition " + partition + " has batches [" + start + ", " + range.end()
                        + ") and [" + next + ", "
                        + Objects.requireNonNull(ranges.get(next)).end() + ")");
            }
        });
    }
}
