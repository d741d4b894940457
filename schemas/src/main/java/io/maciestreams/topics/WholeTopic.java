package io.maciestreams.topics;

import io.maciestreams.service.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their beginning to where they end when it begins. */
public record WholeTopic<V>(Consumer<String, V> consumer, Clock clock) {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Reads them; a consumer of its own settings decides whether uncommitted records are among them.
     *
     * @throws ServiceException where records that should be there do not come for a minute
     */
    public void read(Set<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<String, V>> reader) {
        // The consumer warns of the ends of partitions that it does not have.
        consumer.assign(partitions);
        read(consumer.endOffsets(partitions), reader);
    }

    /** The same to other ends, the first offset behind each partition. */
    public void read(Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<String, V>> reader) {
        Set<TopicPartition> partitions = ends.keySet();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Instant lastRecord = clock.instant();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, V> records = consumer.poll(POLL_TIMEOUT);
            records.forEach(reader);
            if (!records.isEmpty()) {
                lastRecord = clock.instant();
            } else if (clock.instant().isAfter(lastRecord.plus(PATIENCE))) {
                throw new ServiceException("No more records of " + partitions + " come, though they end at " + ends);
            }
        }
    }
}
