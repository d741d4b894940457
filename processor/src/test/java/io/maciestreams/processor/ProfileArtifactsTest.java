package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ProfileArtifacts;
import io.maciestreams.avro.ResourceProfileArtifact;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ProfileArtifactsTest {

    private static final Scan SENSITIVE = Scan.of("ledger", "2026/a b.csv", "r1", 7);
    private static final Scan CLEAN = Scan.of("ledger", "clean.csv", "r2", 0).fromResultFile();
    private static final Scan SKIPPED =
            Scan.of("ledger", "odd.bin", "r3", 0).skipped("").fromResultFile();

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, DataClassificationResult> results;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.PROFILES, stateDir);
        results = application.input(Topics.CLASSIFICATION_RESULTS);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void sensitiveObjectsComeFirstThenCleanThenSkippedOnes() {
        pipe(SKIPPED);
        pipe(CLEAN);
        pipe(SENSITIVE);

        assertThat(latest())
                .containsExactly(
                        new ResourceProfileArtifact("arn:aws:s3:::ledger/2026/a b.csv", "COMPLETE", true),
                        new ResourceProfileArtifact("arn:aws:s3:::ledger/clean.csv", "COMPLETE", false),
                        new ResourceProfileArtifact("arn:aws:s3:::ledger/odd.bin", "SKIPPED", null));
    }

    @Test
    void anObjectMovesWithItsLatestResult() {
        pipe(SENSITIVE);
        pipe(SENSITIVE.withId("r4").at(SENSITIVE.createdAt().plusSeconds(9)).partial("TIME_CUT_OFF_REACHED"));
        assertThat(latest())
                .containsExactly(new ResourceProfileArtifact("arn:aws:s3:::ledger/2026/a b.csv", "PARTIAL", true));

        pipe(SENSITIVE.withId("r5").at(SENSITIVE.createdAt().plusSeconds(19)).skipped("PERMISSION_DENIED"));
        assertThat(latest())
                .containsExactly(new ResourceProfileArtifact("arn:aws:s3:::ledger/2026/a b.csv", "SKIPPED", null));
    }

    @Test
    void artifactsAreATombstoneOnceAllObjectsAreGone() {
        pipe(SENSITIVE);
        pipe(SENSITIVE.withId("r4").at(SENSITIVE.createdAt().plusSeconds(9)).gone());

        assertThat(records()).hasSize(2).last().isNull();
    }

    @Test
    void artifactsAreATombstoneOnceTheBucketIsGone() {
        pipe(SENSITIVE);
        pipe(CLEAN);
        application
                .rawInput(Topics.BUCKETS)
                .pipeInput(SENSITIVE.bucketArn(), null, SENSITIVE.createdAt().plusSeconds(60));
        application.advance(Duration.ofMillis(100));

        assertThat(records()).last().isNull();
    }

    @Test
    void thereAreAtMostAHundredAndWhichDependsNotOnTheOrder() throws Exception {
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            scans.add(Scan.of("ledger", "object-" + i, "r" + i, i % 2).fromResultFile());
        }
        Scan gone = scans.get(1)
                .withId("gone")
                .at(scans.get(1).createdAt().plusSeconds(9))
                .gone();
        List<Scan> shuffled = new ArrayList<>(scans);
        shuffled.add(gone);
        Collections.shuffle(shuffled, new Random(1));
        scans.forEach(this::pipe);
        pipe(gone);
        List<ResourceProfileArtifact> inOrder = latest();

        assertThat(inOrder).hasSize(100);
        assertThat(inOrder.subList(0, 74)).allMatch(ResourceProfileArtifact::getSensitive);
        assertThat(inOrder.subList(74, 100)).noneMatch(ResourceProfileArtifact::getSensitive);
        stop();
        start();
        shuffled.forEach(this::pipe);
        assertThat(latest()).isEqualTo(inOrder);
    }

    private void pipe(Scan scan) {
        results.pipeInput(scan.bucketArn(), scan.result());
    }

    private List<@Nullable ProfileArtifacts> records() {
        List<@Nullable ProfileArtifacts> records = new ArrayList<>();
        for (TestRecord<String, ProfileArtifacts> record : application.output(Topics.PROFILE_ARTIFACTS)) {
            assertThat(record.key()).isEqualTo("arn:aws:s3:::ledger");
            records.add(record.value());
        }
        return records;
    }

    private List<ResourceProfileArtifact> latest() {
        List<@Nullable ProfileArtifacts> records = records();
        ProfileArtifacts latest = records.get(records.size() - 1);
        return latest == null ? List.of() : latest.getArtifacts();
    }
}
