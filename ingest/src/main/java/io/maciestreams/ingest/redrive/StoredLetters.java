package io.maciestreams.ingest.redrive;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the dead letters that there are now, from the first to the last. */
final class StoredLetters {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC = Topics.DEAD_LETTERS.name();

    private final RedriveClients clients;

    StoredLetters(RedriveClients clients) {
        this.clients = clients;
    }

    /** Those that fit the filter, as they were given up. */
    List<StoredLetter> matching(LetterFilter filter) {
        List<StoredLetter> letters = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.records();
                Deserializer<DeadLetter> values = clients.deserializer(Topics.DEAD_LETTERS)) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    StoredLetter letter = letter(record, values);
                    if (filter.matches(letter)) {
                        letters.add(letter);
                    }
                }
            }
        }
        letters.sort(java.util.Comparator.comparing(stored -> stored.letter().getFailedAt()));
        return letters;
    }

    private static StoredLetter letter(ConsumerRecord<byte[], byte[]> record, Deserializer<DeadLetter> values) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new StoredLetter(record.partition(), record.offset(), key, values.deserialize(TOPIC, record.value()));
    }
}
