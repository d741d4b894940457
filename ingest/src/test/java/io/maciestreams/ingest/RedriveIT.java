package io.maciestreams.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.redrive.LetterFilter;
import io.maciestreams.ingest.redrive.Redrive;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.ingest.testing.ResultLines;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Dead letters sent again on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedriveIT {

    private static final String SHARD = "555555555555/us-east-1";
    private static final LetterFilter ALL = new LetterFilter(Set.of(), Set.of(), Set.of(), "", null, null);

    private final IngestStack stack;
    private final AvroSerdes serdes;

    RedriveIT() throws Exception {
        this.stack = IngestStack.emptied();
        this.serdes = new AvroSerdes(Map.of("schema.registry.url", stack.stack().schemaRegistryUrl()));
    }

    @Test
    void eachLetterIsSentAgainOnceWithItsHistory() throws Exception {
        ProducerRecord<String, byte[]> rubbish =
                new ProducerRecord<>("macie.findings", "arn:aws:s3:::lost", "rubbish".getBytes(UTF_8));
        rubbish.headers().add(new RecordHeader("provenance", "REPLAY".getBytes(UTF_8)));
        RecordMetadata place = send(rubbish);
        letter("processor", "macie.findings", letter -> letter.setPartition(place.partition())
                .setOffset(place.offset())
                .setReason("undecodable: magic byte"));
        letter("ingest", "GetFindings", letter -> letter.setShard(SHARD)
                .setReason("Finding.x has no field")
                .setPayload(ByteBuffer.wrap(SdkJson.bytes(Findings.sensitiveData("mended", Instant.EPOCH)))));
        letter("ingest", "GetObject", letter -> letter.setShard(SHARD)
                .setReason("does not fit")
                .setPayload(ByteBuffer.wrap(ResultLines.sensitive("line").getBytes(UTF_8))));
        letter("ingest", "GetFindings", letter -> letter.setShard(SHARD)
                .setReason("still does not fit")
                .setPayload(ByteBuffer.wrap("{}".getBytes(UTF_8))));

        assertThat(told(redrive -> redrive.list(ALL))).contains("undecodable: magic byte", "4 dead letters");
        String first = told(redrive ->
                redrive.send(new LetterFilter(Set.of(), Set.of("processor"), Set.of(), "UNDECODABLE", null, null)));
        String second = told(redrive -> redrive.send(ALL));
        String third = told(redrive -> redrive.send(ALL));

        assertThat(first).contains("sent again 1, sent before 0, cannot be sent 0");
        assertThat(second)
                .contains("cannot be sent: Finding.accountId is missing")
                .contains("sent again 2, sent before 1, cannot be sent 1");
        assertThat(third).contains("sent again 0, sent before 3, cannot be sent 1");
        List<ConsumerRecord<String, byte[]>> findings = stack.readBytes(Topics.FINDINGS);
        assertThat(findings).hasSize(3);
        ConsumerRecord<String, byte[]> again = findings.stream()
                .filter(record -> record.headers().lastHeader("redriven-times") != null
                        && Arrays.equals(record.value(), rubbish.value()))
                .findFirst()
                .orElseThrow();
        assertThat(again.key()).isEqualTo("arn:aws:s3:::lost");
        assertThat(header(again, "provenance")).isEqualTo("REPLAY");
        assertThat(header(again, "redriven-times")).isEqualTo("1");
        assertThat(header(again, "redriven-origin"))
                .isEqualTo("macie.findings-" + place.partition() + "@" + place.offset());
        assertThat(header(again, "redriven-reason")).isEqualTo("undecodable: magic byte");
        Finding mended = findings.stream()
                .filter(record -> !Arrays.equals(record.value(), rubbish.value()))
                .map(record -> serdes.deserializer(Topics.FINDINGS).deserialize("macie.findings", record.value()))
                .findFirst()
                .orElseThrow();
        assertThat(mended.getId()).isEqualTo("mended");
        assertThat(mended.getMacieAccountId()).isEqualTo("555555555555");
        assertThat(stack.results("555555555555"))
                .extracting(result -> result.getId())
                .containsExactly("line");
    }

    private String told(Consumer<Redrive> action) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> settings = Map.of(
                "kafka.bootstrap.servers",
                stack.stack().bootstrapServers(),
                "schema.registry.url",
                stack.stack().schemaRegistryUrl(),
                "macie.shards",
                SHARD);
        new RedriveService(settings, action, new PrintStream(out, true, UTF_8)).run();
        return out.toString(UTF_8);
    }

    private void letter(String service, String origin, Consumer<DeadLetter.Builder> with) throws Exception {
        DeadLetter.Builder letter = DeadLetter.newBuilder()
                .setService(service)
                .setOrigin(origin)
                .setFailedAt(Instant.parse("2026-11-20T10:00:00Z"))
                .setPayloadType("application/json")
                .setPayload(ByteBuffer.allocate(0));
        with.accept(letter);
        SpecificRecord value = letter.build();
        send(new ProducerRecord<>(
                "macie.dead-letters", "key", serdes.serializer().serialize("macie.dead-letters", value)));
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.stack().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            return producer.send(record).get();
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
