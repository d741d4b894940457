package io.maciestreams.processor.rebuild;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The profiles that differ between the public topic and the shadow's, by bucket: what differs in each. */
record ProfileDifferences(long profiles, Map<String, String> byBucket) {

    /** Members that depend on the order of arrival. */
    private static final Set<String> ORDER = Set.of("lastChange", "sources");

    static ProfileDifferences between(RebuildClients clients, ShadowTopics shadow) {
        long profiles = 0;
        Map<String, String> differing = new TreeMap<>();
        try (Consumer<String, ResourceProfile> live = clients.reader(Topics.RESOURCE_PROFILES);
                Consumer<String, ResourceProfile> rebuilt = clients.reader(shadow.of(Topics.RESOURCE_PROFILES))) {
            int partitions = live.partitionsFor(Topics.RESOURCE_PROFILES.name()).size();
            for (int partition = 0; partition < partitions; partition++) {
                Map<String, ResourceProfile> before =
                        CompactedPartition.read(new TopicPartition(Topics.RESOURCE_PROFILES.name(), partition), live);
                Map<String, ResourceProfile> after = CompactedPartition.read(
                        new TopicPartition(shadow.of(Topics.RESOURCE_PROFILES).name(), partition), rebuilt);
                profiles += after.size();
                compare(before, after, differing);
            }
        }
        return new ProfileDifferences(profiles, differing);
    }

    private static void compare(
            Map<String, ResourceProfile> before, Map<String, ResourceProfile> after, Map<String, String> differing) {
        TreeSet<String> buckets = new TreeSet<>(before.keySet());
        buckets.addAll(after.keySet());
        for (String bucket : buckets) {
            ResourceProfile live = before.get(bucket);
            ResourceProfile rebuilt = after.get(bucket);
            if (!Takeover.isSame(live, rebuilt)) {
                differing.put(bucket, describe(live, rebuilt));
            }
        }
    }

    private static String describe(@Nullable ResourceProfile live, @Nullable ResourceProfile rebuilt) {
        if (live == null) {
            return "new, score " + Objects.requireNonNull(rebuilt).getSensitivityScore();
        }
        if (rebuilt == null) {
            return "gone, score was " + live.getSensitivityScore();
        }
        return String.join(", ", members(live, rebuilt));
    }

    private static List<String> members(ResourceProfile live, ResourceProfile rebuilt) {
        List<String> members = new ArrayList<>();
        for (Schema.Field field : live.getSchema().getFields()) {
            Object before = live.get(field.pos());
            Object after = rebuilt.get(field.pos());
            if (!ORDER.contains(field.name()) && !Objects.equals(before, after)) {
                members.addAll(member(field.name(), before, after));
            }
        }
        return members;
    }

    private static List<String> member(String name, @Nullable Object before, @Nullable Object after) {
        if (before instanceof ResourceStatistics live && after instanceof ResourceStatistics rebuilt) {
            return live.getSchema().getFields().stream()
                    .filter(field -> !Objects.equals(live.get(field.pos()), rebuilt.get(field.pos())))
                    .map(field ->
                            name + "." + field.name() + " " + live.get(field.pos()) + " -> " + rebuilt.get(field.pos()))
                    .toList();
        }
        boolean isShort = !(before instanceof List) && !(after instanceof List);
        return List.of(isShort ? name + " " + before + " -> " + after : name);
    }

    void print(PrintStream out) {
        byBucket.forEach((bucket, what) -> out.println(bucket + ": " + what));
        out.printf("%,d of %,d profiles would differ%n", byBucket.size(), profiles);
    }
}
