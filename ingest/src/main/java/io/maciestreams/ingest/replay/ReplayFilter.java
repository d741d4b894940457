package io.maciestreams.ingest.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a replay sends: those that fit all that is set. An empty set, or a time that is null, leaves nothing
 * out.
 *
 * @param from earliest time: of findings {@code updatedAt}, of results {@code createdAt}
 * @param to time before which they are
 * @param accounts of the bucket, or of the Macie that reported it
 * @param buckets names
 * @param types types of findings, or their beginnings with {@code *} behind
 * @param severities as Macie describes them, such as High
 * @param jobs ids of jobs
 * @param ids of findings or results, with dashes or without
 */
public record ReplayFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> accounts,
        Set<String> regions,
        Set<String> buckets,
        Set<String> types,
        Set<String> severities,
        Set<String> jobs,
        Set<String> ids) {

    private static final String ANY = "*";

    public ReplayFilter {
        accounts = sorted(accounts);
        regions = sorted(regions);
        buckets = sorted(buckets);
        types = sorted(types);
        severities = insensitive(severities);
        jobs = sorted(jobs);
        ids = sorted(ids.stream().map(ReplayFilter::undashed).collect(Collectors.toSet()));
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "the time from which to replay must be before that to which: " + from + " is not before " + to);
        }
    }

    /** The filter that leaves nothing out. */
    public static ReplayFilter none() {
        Set<String> any = Set.of();
        return new ReplayFilter(null, null, any, any, any, any, any, any, any);
    }

    boolean matches(Candidate.Facts facts) {
        return (from == null || !facts.time().isBefore(from))
                && (to == null || facts.time().isBefore(to))
                && (isAmong(accounts, facts.accountId()) || isAmong(accounts, facts.macieAccountId()))
                && isAmong(regions, facts.region())
                && isAmong(buckets, facts.bucket())
                && (types.isEmpty() || isOfType(facts.type()))
                && isAmong(severities, facts.severity())
                && isAmong(jobs, facts.jobId())
                && isAmong(ids, undashed(facts.id()));
    }

    /** An id as Macie's API writes it: EventBridge has the same with dashes. */
    static String undashed(String id) {
        return id.replace("-", "");
    }

    /** What is set, by name; the same filter always gives the same text. */
    @Override
    public String toString() {
        TreeMap<String, Object> set = new TreeMap<>();
        set.put("accounts", accounts);
        set.put("regions", regions);
        set.put("buckets", buckets);
        set.put("types", types);
        set.put("severities", severities);
        set.put("jobs", jobs);
        set.put("ids", ids);
        set.values().removeIf(value -> value instanceof Set<?> names && names.isEmpty());
        set.computeIfAbsent("from", any -> from);
        set.computeIfAbsent("to", any -> to);
        return set.toString();
    }

    private boolean isOfType(@Nullable String type) {
        Predicate<String> fits = wanted -> wanted.endsWith(ANY)
                ? Objects.requireNonNull(type).startsWith(wanted.substring(0, wanted.length() - 1))
                : wanted.equals(type);
        return type != null && types.stream().anyMatch(fits);
    }

    private static boolean isAmong(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static Set<String> sorted(Set<String> names) {
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }

    private static Set<String> insensitive(Set<String> names) {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(names);
        return Collections.unmodifiableSet(sorted);
    }
}
