package io.maciestreams.processor;

import io.maciestreams.processor.records.DeadLetterPolicy;
import io.maciestreams.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What we ask of Kafka Streams: defaults that {@code kafka.*} overrides, and guarantees that nothing overrides. */
final class StreamsSettings {

    private static final Map<String, Object> DEFAULTS = Map.of(
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            100,
            StreamsConfig.REPLICATION_FACTOR_CONFIG,
            -1,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            1,
            StreamsConfig.GROUP_PROTOCOL_CONFIG,
            "classic",
            StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
            CompressedState.class,
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            Topic.MAX_RECORD_BYTES,
            // State is kept in topics as well, and holds what the topics that we read may hold.
            StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
            Topic.MAX_RECORD_BYTES,
            StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
            "zstd");

    static final Map<String, Object> RESERVED = Map.of(
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterPolicy.class,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterPolicy.class,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterPolicy.class);

    private static final Set<String> RESERVED_NAMES = Stream.concat(
                    RESERVED.keySet().stream(),
                    Stream.of(
                            StreamsConfig.APPLICATION_ID_CONFIG,
                            StreamsConfig.STATE_DIR_CONFIG,
                            // processor.instance.id, on which leaving the group depends as well.
                            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                            // Another partitioner would part a bucket's results from its profile.
                            ProducerConfig.PARTITIONER_CLASS_CONFIG,
                            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
                            // "latest" would pass over what is there at the first start.
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG))
            .collect(Collectors.toUnmodifiableSet());

    private StreamsSettings() {}

    /** The defaults for an application. */
    static Map<String, Object> defaults(Application application) {
        Map<String, Object> defaults = new HashMap<>(DEFAULTS);
        // A rule for findings looks once at what is known of the bucket. No other application depends on the order of
        // records from different topics, and waiting for it costs a tenth.
        if (application != Application.ALERTS) {
            defaults.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        }
        return defaults;
    }

    /**
     * Checks settings that go to Kafka Streams.
     *
     * @throws ConfigException where they would undo what we guarantee
     */
    static void refuseReserved(Map<String, Object> kafka) {
        Set<String> refused = new TreeSet<>(kafka.keySet());
        refused.removeIf(name -> RESERVED_NAMES.stream().noneMatch(reserved -> isSpelling(name, reserved)));
        if (!refused.isEmpty()) {
            throw new ConfigException("The processor sets " + String.join(", ", refused)
                    + " of Kafka Streams itself: leave it out, with its prefix kafka.");
        }
    }

    // Kafka Streams takes a client's settings with the client's name in front too: producer., main.consumer.
    private static boolean isSpelling(String name, String reserved) {
        return name.equals(reserved) || name.endsWith("." + reserved);
    }
}
