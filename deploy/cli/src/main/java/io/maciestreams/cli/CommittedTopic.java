package io.maciestreams.cli;

import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.serdes.Undecodable;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.WholeTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What is committed in a topic, read in no group; a record that nobody can decode is passed over with a line. */
public final class CommittedTopic<V extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Topic<V> topic;
    private final Deserializer<V> deserializer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<TopicPartition> partitions;

    private CommittedTopic(Topic<V> topic, Deserializer<V> deserializer, KafkaConsumer<String, byte[]> consumer) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.consumer = consumer;
        this.partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .collect(Collectors.toSet());
    }

    /**
     * Opens a topic.
     *
     * @throws ServiceException where there is no such topic
     */
    public static <V extends SpecificRecord> CommittedTopic<V> open(ServiceConfig config, Topic<V> topic) {
        Deserializer<V> deserializer = new AvroSerdes(config.schemaRegistry()).deserializer(topic);
        CommittedTopic<V> opened = new CommittedTopic<>(
                topic,
                deserializer,
                new KafkaConsumer<>(consumerSettings(config), new StringDeserializer(), new ByteArrayDeserializer()));
        if (opened.partitions.isEmpty()) {
            opened.close();
            throw new ServiceException(
                    "there is no topic " + topic.name() + "; macie-streams provision creates what is missing");
        }
        return opened;
    }

    private static Map<String, Object> consumerSettings(ServiceConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.putAll(config.kafka());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return settings;
    }

    /** Places the next {@link #poll} at the first record, or behind the last. */
    public void seek(boolean beginning) {
        consumer.assign(partitions);
        if (beginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    /** What has come since, in the order of each partition; waits for half a second at most. */
    public void poll(BiConsumer<String, V> reader) {
        consumer.poll(POLL).records(topic.name()).forEach(record -> {
            V value = decoded(record);
            if (value != null) {
                reader.accept(record.key(), value);
            }
        });
    }

    /** The newest value of each key, without those whose newest is a tombstone; says on standard error how far it is. */
    public Map<String, V> latest(Clock clock) {
        Map<String, V> latest = new LinkedHashMap<>();
        Progress progress = new Progress(topic.name(), clock);
        new WholeTopic<>(consumer, clock).read(partitions, record -> {
            V value = decoded(record);
            if (value == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), value);
            }
            progress.count();
        });
        return latest;
    }

    /** Every record from the first to the last there is now. */
    public void readAll(Clock clock, Consumer<V> reader) {
        new WholeTopic<>(consumer, clock).read(partitions, record -> {
            V value = decoded(record);
            if (value != null) {
                reader.accept(value);
            }
        });
    }

    private @Nullable V decoded(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return deserializer.deserialize(topic.name(), record.value());
        } catch (RuntimeException e) {
            String reason = Undecodable.reason(e).orElseThrow(() -> e);
            System.err.printf(
                    "passed over offset %d of %s-%d: %s%n", record.offset(), topic.name(), record.partition(), reason);
            return null;
        }
    }

    @Override
    public void close() {
        consumer.close();
        deserializer.close();
    }
}
