package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkRestartIT {

    private TestShard shard;

    @BeforeEach
    void newShard() throws Exception {
        shard = TestShard.on(ProvisionedStack.get());
    }

    @AfterEach
    void close() {
        shard.close();
    }

    /** 0: planned, nothing uploaded; 1 and 2: between uploads; 3: all uploaded, not committed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aBatchIsFinishedAsPlannedWhereverTheCrashCame(int uploads) throws Exception {
        shard.configure();
        shard.publish(30);
        crashAfter(uploads);
        Plan plan = openPlan();
        shard.publish(30);

        // Other limits: they must not change what was planned.
        try (RunningSink sink = RunningSink.start(shard.config(Map.of("batch.max.records", "2")))) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        assertThat(shard.ledger())
                .filteredOn(object -> object.getEndOffset() == plan.end())
                .hasSize(3)
                .allMatch(object -> object.getRecordCount() == 10);
    }

    @Test
    void aPlannedBatchGoesWhereItWasPlannedTo() throws Exception {
        shard.configure();
        shard.publish(3);
        crashAfter(1);

        try (TestBucket other = new TestBucket(ProvisionedStack.get());
                RunningSink sink = restartWith(other)) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
            assertThat(other.lines()).isEmpty();
        }
    }

    @Test
    void aPlannedBatchKeepsItsPrefixWhenAnotherIsSet() throws Exception {
        shard.configure();
        shard.publish(3);
        crashAfter(1);
        String planned = openPlan().keyPrefix();
        shard.publish(3);

        try (RunningSink sink = RunningSink.start(shard.config(Map.of("sink.key.prefix", "other/")))) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        assertThat(shard.bucket.lines().keySet())
                .filteredOn(key -> key.startsWith("exports/" + planned))
                .hasSize(3);
        assertThat(shard.bucket.lines().keySet())
                .filteredOn(key -> key.startsWith("exports/other/"))
                .hasSize(3);
    }

    @Test
    void crashesOneAfterAnotherChangeNothing() throws Exception {
        shard.configure();
        shard.publish(9);
        crashAfter(1);
        crashAfter(2);
        crashAfter(3);

        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
    }

    @Test
    void aSinkThatStopsAndStartsGoesOnWhereItWas() throws Exception {
        shard.configure();
        shard.publishEverywhere(20);
        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        shard.publishEverywhere(20);

        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
    }

    @Test
    void stopsWhereAnotherObjectHasTheKey() throws Exception {
        shard.configure();
        shard.publish(3);
        TakenKey taken = new TakenKey(shard.bucket);

        Throwable failure = RunningSink.start(shard.config(), taken::before).awaitFailure();

        assertThat(failure).isInstanceOf(ServiceException.class).hasMessageContaining("exists and is another object");
        assertThat(shard.ledger()).isEmpty();
        assertThat(shard.bucket.content(taken.key())).asString().isEqualTo(TakenKey.CONTENT);
    }

    @Test
    void stopsWhereResultsWereDeletedBeforeTheyWereExported() throws Exception {
        shard.configure();
        shard.publish(3);
        shard.kafka.deleteRecords(Topics.CLASSIFICATION_RESULTS);

        assertThat(RunningSink.start(shard.config()).awaitFailure())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("deleted before they were exported");
    }

    @Test
    void anInstanceThatLostItsPartitionNeitherOverwritesNorCommits() throws Exception {
        shard.configure();
        shard.publish(30);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        SinkConfig impatient = shard.config(Map.of("kafka.max.poll.interval.ms", "6000"));

        try (RunningSink zombie =
                        RunningSink.start(impatient, uploader -> new HeldUploader(uploader, reached, release));
                RunningSink successor = startAfter(reached)) {
            shard.awaitExactlyOnce();
            release.countDown();
            shard.publishEverywhere(40);
            shard.awaitExactlyOnce();
            assertThat(zombie.isRunning()).isTrue();
            assertThat(successor.isRunning()).isTrue();
        }
        shard.awaitExactlyOnce();
    }

    private RunningSink startAfter(CountDownLatch reached) throws InterruptedException {
        reached.await();
        return RunningSink.start(shard.config());
    }

    private RunningSink restartWith(TestBucket other) {
        shard.configure(other.destination());
        return RunningSink.start(shard.config());
    }

    private void crashAfter(int uploads) throws Exception {
        RunningSink sink = RunningSink.start(shard.config(), uploader -> new CrashingUploader(uploader, uploads));
        assertThat(sink.awaitFailure()).isInstanceOf(CrashingUploader.Crash.class);
    }

    private Plan openPlan() throws Exception {
        return shard.kafka.offsets(shard.group).values().stream()
                .map(OffsetAndMetadata::metadata)
                .map(OffsetNote::decode)
                .flatMap(Optional::stream)
                .map(OffsetNote::plan)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No plan is open in " + Topics.CLASSIFICATION_RESULTS.name()));
    }
}
