package io.maciestreams.ingest.redrive;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.ingest.mapping.BucketKey;
import io.maciestreams.ingest.mapping.DiscoveryResult;
import io.maciestreams.ingest.mapping.FindingDocument;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Makes of a dead letter the record that is to be sent again: as it was, with its headers, or from what Macie sent. */
final class LetterContent {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RedriveClients clients;

    LetterContent(RedriveClients clients) {
        this.clients = clients;
    }

    /**
     * The record.
     *
     * @throws MappingException where what Macie sent still does not fit
     * @throws IllegalArgumentException where the letter holds nothing that can be sent
     */
    ProducerRecord<byte[], byte[]> record(StoredLetter stored) throws MappingException {
        if (stored.isOfRecord()) {
            return ofTopic(stored);
        }
        byte[] payload = bytes(stored.letter().getPayload());
        if (payload.length == 0) {
            throw new IllegalArgumentException("it holds no bytes: what it is about must be read again, by replay");
        }
        return switch (stored.letter().getOrigin()) {
            case "GetFindings" -> finding(stored.letter(), payload);
            case "GetObject" -> result(stored.letter(), payload);
            default -> throw new IllegalArgumentException(
                    "what comes from " + stored.letter().getOrigin() + " is read again by ingest or replay");
        };
    }

    // Its topic deletes nothing by age: there the record has its headers, and is there too where the letter had no
    // room.
    private ProducerRecord<byte[], byte[]> ofTopic(StoredLetter stored) {
        DeadLetter letter = stored.letter();
        TopicPartition origin = new TopicPartition(letter.getOrigin(), letter.getPartition());
        Optional<ConsumerRecord<byte[], byte[]>> found = find(origin, letter.getOffset());
        byte[] payload = found.map(ConsumerRecord::value).orElseGet(() -> bytes(letter.getPayload()));
        if (payload == null || payload.length == 0) {
            throw new IllegalArgumentException("neither the letter nor its topic holds the record any more");
        }
        byte[] key = found.map(ConsumerRecord::key)
                .orElseGet(() -> stored.key() == null ? null : stored.key().getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(letter.getOrigin(), key, payload);
        found.ifPresent(original -> original.headers().forEach(record.headers()::add));
        return record;
    }

    private Optional<ConsumerRecord<byte[], byte[]>> find(TopicPartition partition, long offset) {
        try (Consumer<byte[], byte[]> consumer = clients.records()) {
            consumer.assign(List.of(partition));
            Long beginning = new HashMap<>(consumer.beginningOffsets(List.of(partition))).get(partition);
            if (beginning == null || beginning > offset) {
                return Optional.empty();
            }
            consumer.seek(partition, offset);
            return consumer.poll(PATIENCE).records(partition).stream()
                    .filter(record -> record.offset() == offset)
                    .findFirst();
        }
    }

    private ProducerRecord<byte[], byte[]> finding(DeadLetter letter, byte[] payload) throws MappingException {
        Finding finding = new FindingDocument(payload, account(letter)).read(new HashMap<>());
        String key = BucketKey.of(finding.getResourcesAffected(), finding.getPartition(), shard(letter));
        return record(Topics.FINDINGS.name(), key, finding);
    }

    private ProducerRecord<byte[], byte[]> result(DeadLetter letter, byte[] payload) throws MappingException {
        Provenance news = Provenance.newBuilder().build();
        DataClassificationResult result = DiscoveryResult.of(payload, account(letter), news);
        String key = BucketKey.of(result.getResourcesAffected(), result.getPartition(), shard(letter));
        return record(Topics.DISCOVERY_RESULTS.name(), key, result);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String key, SpecificRecord value) {
        return new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                clients.serializer().serialize(topic, value));
    }

    private static String shard(DeadLetter letter) {
        return letter.getShard() == null ? "" : letter.getShard();
    }

    private static @Nullable String account(DeadLetter letter) {
        return letter.getShard() == null ? null : letter.getShard().split("/", 2)[0];
    }

    private static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
