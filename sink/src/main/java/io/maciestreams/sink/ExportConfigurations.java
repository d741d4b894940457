package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Follows macie.export-configurations from its beginning. */
final class ExportConfigurations {

    private static final TopicPartition ONLY = new TopicPartition(Topics.EXPORT_CONFIGURATIONS.name(), 0);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(1);

    private final Consumer<String, ClassificationExportConfiguration> consumer;
    private final ConfigurationHistory history = new ConfigurationHistory();
    private final Clock clock;

    ExportConfigurations(Consumer<String, ClassificationExportConfiguration> consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
        consumer.assign(List.of(ONLY));
        consumer.seekToBeginning(List.of(ONLY));
    }

    ConfigurationHistory history() {
        return history;
    }

    /** Takes in what has come, without waiting for it, and gives it. */
    List<ClassificationExportConfiguration> follow() {
        return poll(Duration.ZERO);
    }

    /** Takes in all that was committed before the call. */
    void readToEnd() {
        Instant deadline = clock.instant().plus(READ_TIMEOUT);
        long end = Objects.requireNonNull(consumer.endOffsets(List.of(ONLY)).get(ONLY));
        while (consumer.position(ONLY) < end) {
            if (clock.instant().isAfter(deadline)) {
                throw new ServiceException("Cannot read " + ONLY.topic() + " to its end within " + READ_TIMEOUT);
            }
            poll(POLL_TIMEOUT);
        }
    }

    /** Takes in at least all up to an offset that another instance has read. */
    void readThrough(long offset) {
        readToEnd();
        if (history.lastOffset() < offset) {
            throw new ServiceException("A batch was planned by offset " + offset + " of " + ONLY.topic()
                    + ", which now ends before it: the topic has lost records");
        }
    }

    private List<ClassificationExportConfiguration> poll(Duration timeout) {
        List<ClassificationExportConfiguration> come = new ArrayList<>();
        for (ConsumerRecord<String, ClassificationExportConfiguration> record : consumer.poll(timeout)) {
            ClassificationExportConfiguration configuration =
                    Objects.requireNonNull(record.value(), "An export configuration is null");
            history.add(record.offset(), configuration);
            come.add(configuration);
        }
        return come;
    }
}
