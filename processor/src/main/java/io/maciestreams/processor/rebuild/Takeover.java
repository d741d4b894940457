package io.maciestreams.processor.rebuild;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.profiles.ProfileOutputs;
import io.maciestreams.topics.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Makes the public topics hold what the shadow's hold: what differs is published, and what only the public ones have gets
 * a tombstone. Broken off, it is simply done again.
 */
final class Takeover {

    private static final int RECORDS_IN_A_TRANSACTION = 500;

    private final RebuildClients clients;
    private final ShadowTopics shadow;
    private int open;

    Takeover(RebuildClients clients, ShadowTopics shadow) {
        this.clients = clients;
        this.shadow = shadow;
    }

    /** Publishes what differs; returns by topic how many keys did. Nobody else may write to these topics meanwhile. */
    Map<String, Long> publish(String transactionalId) {
        Map<String, Long> published = new HashMap<>();
        try (Producer<String, SpecificRecord> producer = clients.publisher(transactionalId)) {
            producer.initTransactions();
            ProfileOutputs.TOPICS.forEach(topic -> published.put(topic.name(), publish(topic, producer)));
        }
        return published;
    }

    private <V extends SpecificRecord> long publish(Topic<V> topic, Producer<String, SpecificRecord> producer) {
        long published = 0;
        try (Consumer<String, V> live = clients.reader(topic);
                Consumer<String, V> rebuilt = clients.reader(shadow.of(topic))) {
            for (int partition = 0; partition < live.partitionsFor(topic.name()).size(); partition++) {
                Map<String, V> before = CompactedPartition.read(new TopicPartition(topic.name(), partition), live);
                Map<String, V> after = CompactedPartition.read(
                        new TopicPartition(shadow.of(topic).name(), partition), rebuilt);
                published += publish(topic, before, after, producer);
            }
        }
        return published;
    }

    private <V extends SpecificRecord> long publish(
            Topic<V> topic, Map<String, V> before, Map<String, V> after, Producer<String, SpecificRecord> producer) {
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> isSame(before.get(key), after.get(key)));
        keys.forEach(key -> send(topic, key, after.get(key), producer));
        commit(producer);
        return keys.size();
    }

    // A record that cannot be sent makes the commit fail: the answer needs no look.
    @SuppressWarnings("FutureReturnValueIgnored")
    private <V extends SpecificRecord> void send(
            Topic<V> topic, String key, @Nullable V value, Producer<String, SpecificRecord> producer) {
        if (open == 0) {
            producer.beginTransaction();
        }
        producer.send(topic.record(key, value));
        open++;
        if (open == RECORDS_IN_A_TRANSACTION) {
            commit(producer);
        }
    }

    private void commit(Producer<String, SpecificRecord> producer) {
        if (open > 0) {
            producer.commitTransaction();
            open = 0;
        }
    }

    /** Whether two values say the same: what was the last change of a profile, and how many came before, depends on the order of arrival. */
    static boolean isSame(@Nullable SpecificRecord one, @Nullable SpecificRecord other) {
        return Objects.equals(withoutItsOrder(one), withoutItsOrder(other));
    }

    private static @Nullable SpecificRecord withoutItsOrder(@Nullable SpecificRecord value) {
        return value instanceof ResourceProfile profile
                ? ResourceProfile.newBuilder(profile)
                        .setLastChange(null)
                        .setSources(null)
                        .build()
                : value;
    }
}
