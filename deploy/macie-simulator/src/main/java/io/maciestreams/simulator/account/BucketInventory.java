package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.jobs.ClassificationJob;
import io.maciestreams.simulator.jobs.JobDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One bucket: its metadata, its objects and every analysis of them. */
final class BucketInventory {

    private static final String GONE = "SOURCE_OBJECT_NO_LONGER_AVAILABLE";

    private final Set<String> keys = new HashSet<>();
    private final Map<String, Analysis> analyses = new HashMap<>();
    private ObjectNode metadata;
    private ScoringSettings settings = ScoringSettings.NONE;

    BucketInventory(ObjectNode metadata) {
        this.metadata = metadata;
    }

    void describeAs(ObjectNode newMetadata) {
        metadata = newMetadata.deepCopy();
    }

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

    ScoringSettings settings() {
        return settings;
    }

    void scoreBy(ScoringSettings newSettings) {
        settings = newSettings;
    }

    /** What Macie profiles: of automated discovery only, of each object that it does not know to be gone the latest analysis. */
    ProfiledObjects profiled() {
        boolean accessLost = metadata.path("errorCode").asText().equals("ACCESS_DENIED");
        return new ProfiledObjects(latestAutomated(), keys.size(), settings, accessLost);
    }

    /** The bucket as DescribeBuckets answers it: its metadata, and what follows from analyses and jobs. */
    ObjectNode describe(Collection<ClassificationJob> jobs, Instant epoch) {
        ObjectNode bucket = metadata.deepCopy();
        if (!bucket.has("objectCount")) {
            bucket.put("objectCount", keys.size()).put("classifiableObjectCount", keys.size());
        }
        bucket.put("sensitivityScore", profiled().profile(epoch).sensitivityScore());
        automated()
                .map(Analysis::createdAt)
                .max(Instant::compareTo)
                .ifPresentOrElse(
                        last -> bucket.put("lastAutomatedDiscoveryTime", last.toString()),
                        () -> bucket.putNull("lastAutomatedDiscoveryTime"));
        bucket.set("jobDetails", JobDetails.of(bucket, jobs));
        return bucket;
    }

    private Collection<Analysis> latestAutomated() {
        return automated()
                .collect(Collectors.toMap(Analysis::key, Function.identity(), BinaryOperator.maxBy(Analysis.BY_AGE)))
                .values()
                .stream()
                .filter(analysis -> !analysis.skippedFor(GONE))
                .toList();
    }

    private Stream<Analysis> automated() {
        return analyses.values().stream()
                .filter(analysis -> analysis.origin() == Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY);
    }
}
