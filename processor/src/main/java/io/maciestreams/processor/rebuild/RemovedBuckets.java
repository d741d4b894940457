package io.maciestreams.processor.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Hands on when buckets were found gone. Compaction takes their tombstones out of {@code macie.buckets} after a day, while
 * their results stay: without these times, old results would bring buckets back that are no more.
 */
final class RemovedBuckets {

    private final RebuildClients clients;
    private final Admin admin;

    RemovedBuckets(RebuildClients clients, Admin admin) {
        this.clients = clients;
        this.admin = admin;
    }

    /**
     * Copies the changelog of one application to that of another, which has not begun yet, partition by partition. Done
     * again it changes nothing.
     *
     * @return how many buckets there are; none where the first application has kept nothing
     */
    long copy(String from, String to, short replicationFactor) throws ExecutionException, InterruptedException {
        if (!admin.listTopics().names().get().contains(from)) {
            return 0;
        }
        int partitions = describe(from).partitions().size();
        if (!admin.listTopics().names().get().contains(to)) {
            admin.createTopics(List.of(new NewTopic(to, Optional.of(partitions), Optional.of(replicationFactor))
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        long copied = 0;
        try (Consumer<String, byte[]> reader = clients.reader(new StringDeserializer(), new ByteArrayDeserializer());
                Producer<String, byte[]> writer =
                        clients.producer(to, new StringSerializer(), new ByteArraySerializer())) {
            writer.initTransactions();
            writer.beginTransaction();
            for (int partition = 0; partition < partitions; partition++) {
                copied += copy(new TopicPartition(from, partition), to, reader, writer);
            }
            writer.commitTransaction();
        }
        return copied;
    }

    // A record that cannot be sent makes the commit fail: the answers of send() need no look.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static long copy(
            TopicPartition from, String to, Consumer<String, byte[]> reader, Producer<String, byte[]> writer) {
        Map<String, byte[]> buckets = CompactedPartition.read(from, reader);
        buckets.forEach((key, value) -> writer.send(new ProducerRecord<>(to, from.partition(), key, value)));
        return buckets.size();
    }

    private TopicDescription describe(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next();
    }
}
