package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.processor.fixtures.Recount;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Workload;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings that come again, marked as a replay, between live ones. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ReplayedFindingsIT {

    private static final int PATIENCE_SECONDS = 180;

    @TempDir
    Path folder;

    private TestedStack stack;

    @BeforeEach
    void start() throws Exception {
        stack = new TestedStack(folder);
        stack.provision();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void threeReplaysDuringLiveTrafficAndAKillChangeNothing() throws Exception {
        List<Scan> scans = Workload.scans(2400, 11);
        ChildProcess first = stack.start(stack.settings("state"));
        stack.publish(scans.subList(0, 1500));
        stack.replay(scans.subList(0, 1500), "first");
        stack.publish(scans.subList(1500, 1800));
        stack.replay(scans.subList(0, 1800), "second");
        int results = stack.read(Topics.CLASSIFICATION_RESULTS).size();
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.read(Topics.CLASSIFICATION_RESULTS).size() > results);
        first.kill();
        stack.publish(scans.subList(1800, 2400));
        stack.replay(scans.subList(0, 2400), "third");

        ChildProcess second = stack.start(stack.settings("another-state"));
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .untilAsserted(() -> assertThat(Recount.sums(stack.compacted(Topics.RESOURCE_PROFILES)))
                        .isEqualTo(Recount.profiles(scans)));
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.hasReadAll("macie-streams-results", Topics.FINDINGS)
                        && stack.hasReadAll("macie-streams-lifecycle", Topics.FINDINGS)
                        && stack.hasReadAll("macie-streams-profiles", Topics.CLASSIFICATION_RESULTS));
        second.stop();

        assertThat(stack.read(Topics.CLASSIFICATION_RESULTS))
                .extracting(ConsumerRecord::value)
                .extracting(DataClassificationResult::getId)
                .containsExactlyInAnyOrderElementsOf(
                        scans.stream().map(Scan::id).toList());
        assertThat(Recount.sums(stack.compacted(Topics.RESOURCE_PROFILES))).isEqualTo(Recount.profiles(scans));
        assertThat(stack.read(Topics.FINDINGS_CURRENT))
                .extracting(ConsumerRecord::value)
                .extracting(CurrentFinding::getState)
                .hasSize((int) scans.stream().map(Scan::id).distinct().count())
                .containsOnly("CREATED");
        assertThat(stack.read(Topics.FINDINGS_CURRENT))
                .extracting(record -> record.value().getProvenance().getKind())
                .containsOnly("LIVE");
        assertThat(stack.read(Topics.ALERTS))
                .extracting(ConsumerRecord::value)
                .extracting(Alert::getId, Alert::getState, Alert::getCount)
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(stack.read(Topics.ALERTS))
                .filteredOn(record -> record.value().getRuleId().equals("first-sensitive-data"))
                .extracting(ConsumerRecord::key)
                .doesNotHaveDuplicates();
        assertThat(stack.read(Topics.DEAD_LETTERS)).isEmpty();
    }
}
