package io.maciestreams.local.run;

import io.maciestreams.local.Checkout;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import io.maciestreams.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies a topic's bytes exactly once and does nothing else: what any application that reads and writes them could do at best.
 * A program of its own, with the settings and the commit interval of Kafka Streams, so that it is as warm as what it is
 * compared with.
 */
final class RawCopy {

    static final String TARGET = "benchmark.copy";

    private static final String JAR = "deploy/local/target/macie-streams-local.jar";
    private static final long COMMIT_INTERVAL_NANOS = 100_000_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> ends;

    private RawCopy(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer, String source) {
        this.consumer = consumer;
        this.producer = producer;
        List<TopicPartition> partitions = consumer.partitionsFor(source).stream()
                .map(info -> new TopicPartition(source, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** The program that copies a topic from its beginning to where it ends now; the first records are not measured. */
    static JavaProgram program(LocalStack stack, Topic<?> source, int warmUp) {
        return JavaProgram.main(
                        name(source),
                        Checkout.find().home().resolve(JAR).toString(),
                        RawCopy.class.getName(),
                        stack.log(name(source)))
                .withArguments(stack.bootstrapServers(), source.name(), Integer.toString(warmUp));
    }

    static String name(Topic<?> source) {
        return "copy-of-" + source.name();
    }

    /** Prints how many records it copied behind the first ones, and in how many nanoseconds of any and of processor time. */
    public static void main(String[] args) {
        try (Consumer<byte[], byte[]> consumer = consumer(args[0]);
                Producer<byte[], byte[]> producer = producer(args[0])) {
            producer.initTransactions();
            RawCopy copy = new RawCopy(consumer, producer, args[1]);
            for (long left = Long.parseLong(args[2]); left > 0 && !copy.isAtEnd(); ) {
                left -= copy.transaction();
            }
            long start = System.nanoTime();
            Duration before = processorTime();
            long copied = 0;
            while (!copy.isAtEnd()) {
                copied += copy.transaction();
            }
            long nanos = System.nanoTime() - start;
            System.out.println(
                    copied + " " + nanos + " " + processorTime().minus(before).toNanos());
        }
    }

    private static Duration processorTime() {
        return ProcessorTime.of(ProcessHandle.current().pid());
    }

    private boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private long transaction() {
        producer.beginTransaction();
        long copied = 0;
        long start = System.nanoTime();
        do {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(this::copy);
            copied += records.count();
        } while (!isAtEnd() && System.nanoTime() - start < COMMIT_INTERVAL_NANOS);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ends.keySet().forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        return copied;
    }

    private void copy(ConsumerRecord<byte[], byte[]> record) {
        // A failure of any send fails the commit.
        var unused = producer.send(new ProducerRecord<>(TARGET, record.partition(), record.key(), record.value()));
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "raw-copy",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                1000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Producer<byte[], byte[]> producer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "raw-copy",
                "linger.ms",
                100,
                "compression.type",
                "zstd",
                "max.request.size",
                Topic.MAX_RECORD_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
