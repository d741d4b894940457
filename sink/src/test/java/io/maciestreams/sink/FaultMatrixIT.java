package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.service.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of each operation, in a batch of three interleaved groups: one is written in parts, two are written whole.
 * With -Dfaults=all each fault meets each operation with every size; without, one of them. In the end every case is checked for the same: no loss, nothing twice, offsets that only grow, ledger = bucket.
 */
class FaultMatrixIT {

    /** How large the objects are: two parts beside two small objects, or three parts beside two of some megabytes. */
    enum Size {
        SMALL(15, 1_000),
        LARGE(30, 300_000);

        final int linesInParts;
        final int lengthOfOthers;

        Size(int linesInParts, int lengthOfOthers) {
            this.linesInParts = linesInParts;
            this.lengthOfOthers = lengthOfOthers;
        }
    }

    private static FaultyS3 s3;
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private TestShard shard;

    @BeforeAll
    static void stand() throws IOException {
        s3 = new FaultyS3(ProvisionedStack.get().s3Endpoint());
    }

    @AfterAll
    static void fall() {
        s3.close();
    }

    @BeforeEach
    void newShard() throws Exception {
        shard = TestShard.on(ProvisionedStack.get());
    }

    @AfterEach
    void close() {
        shard.close();
    }

    static Stream<Arguments> cases() {
        Stream<Arguments> all = Arrays.stream(S3Operation.values()).flatMap(operation -> Arrays.stream(S3Fault.values())
                .flatMap(fault -> Arrays.stream(Size.values()).map(size -> Arguments.of(operation, fault, size))));
        return "all".equals(System.getProperty("faults")) ? all : each(S3Fault.values());
    }

    private static Stream<Arguments> each(S3Fault... faults) {
        return Arrays.stream(faults)
                .map(fault -> Arguments.of(
                        of(S3Operation.values(), place(fault)), fault, of(Size.values(), place(fault) / 2)));
    }

    private static <E> E of(E[] values, int place) {
        return values[place % values.length];
    }

    private static <E extends Enum<E>> int place(E value) {
        return List.of(value.getDeclaringClass().getEnumConstants()).indexOf(value);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyResultIsExportedOnce(S3Operation operation, S3Fault fault, Size size) throws Exception {
        int records = shard.publishLarge(size.linesInParts, size.lengthOfOthers);
        s3.arm(operation, fault);

        boolean stopped = run(records);
        s3.mend();
        if (stopped) {
            run(records);
        }

        assertThat(s3.faults()).isPositive();
        assertThat(stopped).isEqualTo(fault.stops(operation));
        shard.assertExactlyOnce();
        assertThat(shard.ledger()).hasSize(3);
    }

    /** Runs a sink until it has written all or has stopped; tells whether it stopped. */
    private boolean run(int records) throws Exception {
        RunningSink sink = RunningSink.start(shard.config(settings(records)));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> requireGrowingOffsets() && (!sink.isRunning() || hasExported(records)));
        if (sink.isRunning()) {
            sink.close();
            return false;
        }
        assertThat(sink.awaitFailure()).isInstanceOf(ServiceException.class);
        return true;
    }

    private boolean requireGrowingOffsets() throws Exception {
        for (Map.Entry<TopicPartition, OffsetAndMetadata> now :
                shard.kafka.offsets(shard.group).entrySet()) {
            Long before = offsets.put(now.getKey(), now.getValue().offset());
            assertThat(now.getValue().offset()).isGreaterThanOrEqualTo(before == null ? 0 : before);
        }
        return true;
    }

    private boolean hasExported(int records) throws Exception {
        List<ExportedObject> ledger = shard.ledger();
        return ledger.stream().mapToLong(ExportedObject::getRecordCount).sum() >= records;
    }

    /** All records are one batch, however long they take to come. */
    private Map<String, String> settings(int records) {
        return Map.of(
                "destination.for.all",
                "true",
                "destination.bucket",
                shard.bucket.name(),
                "destination.kms.key.arn",
                ProvisionedStack.get().kmsKeyArn(),
                "s3.endpoint",
                s3.endpoint(),
                "s3.part.bytes",
                Integer.toString(5 * 1024 * 1024),
                "s3.attempt.timeout.ms",
                "2500",
                "batch.max.records",
                Integer.toString(records),
                "batch.max.age.ms",
                "3600000",
                "kafka.max.partition.fetch.bytes",
                "40000000",
                "kafka.fetch.max.bytes",
                "40000000");
    }
}
