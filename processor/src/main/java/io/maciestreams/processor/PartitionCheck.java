package io.maciestreams.processor;

import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes sure that everything about a bucket, and all that alerts are made of, lies in equally numbered partitions. */
record PartitionCheck(Admin admin) {

    private static final List<Topic<?>> SHARED_TOPICS = List.of(
            Topics.FINDINGS,
            Topics.DISCOVERY_RESULTS,
            Topics.BUCKETS,
            Topics.PROFILE_SETTINGS,
            Topics.CLASSIFICATION_RESULTS,
            Topics.RESOURCE_PROFILES,
            Topics.PROFILE_ARTIFACTS,
            Topics.RECONCILIATION,
            Topics.CLASSIFICATION_JOBS,
            Topics.INGEST_STATUS,
            Topics.ALERTS);

    /**
     * Compares these topics.
     *
     * @throws ConfigException where one is missing, or has another number of partitions than the others
     */
    void check() throws ExecutionException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        describe().forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        requireEqual(counts);
    }

    static void requireEqual(Map<String, Integer> partitions) {
        if (new HashSet<>(partitions.values()).size() > 1) {
            throw new ConfigException("These topics must have the same number of partitions: " + partitions
                    + "; create them with the provision step");
        }
    }

    private Map<String, TopicDescription> describe() throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(SHARED_TOPICS.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new ConfigException("A topic is missing, run the provision step first: " + names());
            }
            throw e;
        }
    }

    private static List<String> names() {
        return SHARED_TOPICS.stream().map(Topic::name).toList();
    }
}
