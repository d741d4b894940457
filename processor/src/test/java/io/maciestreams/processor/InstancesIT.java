package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Workload;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Several processes share the work under load: what if one of them dies, or each is restarted in turn? */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
@EnabledIfSystemProperty(named = "instances", matches = "true", disabledReason = "minutes: -Dinstances=true")
class InstancesIT {

    private static final int PATIENCE_SECONDS = 180;
    private static final int INSTANCES = 3;
    private static final String GROUP = "macie-streams-profiles";
    private static final List<Scan> SCANS = Workload.scans(60_000, 5);

    @TempDir
    Path folder;

    private TestedStack stack;
    private Load load;

    @BeforeEach
    void start() throws Exception {
        stack = new TestedStack(folder);
        stack.provision();
        load = new Load(stack, SCANS);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void nothingIsLostOrCountedTwiceWhenOneOfThreeIsKilledAndComesBackWithoutItsState() throws Exception {
        List<ChildProcess> instances = new ArrayList<>();
        for (int number = 0; number < INSTANCES; number++) {
            instances.add(stack.start(name(number), withStandby("state-" + number)));
        }
        awaitMoreResults();

        long killed = System.nanoTime();
        instances.get(1).kill();
        instances.set(1, stack.start(name(1), withStandby("an-empty-state")));
        awaitMoreResults();
        Truth truth = new Truth(stack, load.stop());
        truth.awaitProfiles();
        Duration recovery = Duration.ofNanos(System.nanoTime() - killed);
        System.out.printf(
                "%,d findings: all counted %d s after the kill%n",
                truth.published().size(), recovery.toSeconds());

        for (ChildProcess instance : instances) {
            instance.stop();
        }
        truth.assertEachAnalysisOnce();
        assertThat(stack.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void aRollingRestartOfNamedProcessesMovesNoPartitionAndLosesNothing() throws Exception {
        List<ChildProcess> instances = new ArrayList<>();
        for (int number = 0; number < INSTANCES; number++) {
            instances.add(startNamed(number));
        }
        awaitAllAssigned();
        awaitMoreResults();
        Map<String, Set<TopicPartition>> before = stack.assignments(GROUP);

        for (int number = 0; number < INSTANCES; number++) {
            Map<String, String> memberIds = stack.memberIds(GROUP);
            instances.get(number).stop();
            assertThat(stack.assignments(GROUP)).isEqualTo(before);
            instances.set(number, startNamed(number));
            awaitReturn(memberIds);
            assertThat(stack.assignments(GROUP)).isEqualTo(before);
        }

        Truth truth = new Truth(stack, load.stop());
        truth.awaitProfiles();
        for (ChildProcess instance : instances) {
            instance.stop();
        }
        truth.assertEachAnalysisOnce();
        assertThat(stack.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    private ChildProcess startNamed(int number) throws IOException {
        Map<String, String> settings = settings("state-" + number);
        settings.put("processor.instance.id", name(number));
        // Within this time a process has to be back.
        settings.put("kafka.session.timeout.ms", "60000");
        return stack.start(name(number), settings);
    }

    private Map<String, String> withStandby(String stateDir) {
        Map<String, String> settings = settings(stateDir);
        settings.put("kafka.num.standby.replicas", "1");
        return settings;
    }

    private Map<String, String> settings(String stateDir) {
        Map<String, String> settings = stack.settings(stateDir);
        settings.put("processor.applications", "results,profiles");
        return settings;
    }

    private static String name(int number) {
        return "processor-" + number;
    }

    // A member that has come back is known by its name, and by a new id.
    private void awaitReturn(Map<String, String> memberIds) throws Exception {
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> !stack.memberIds(GROUP).equals(memberIds));
        assertThat(stack.memberIds(GROUP)).containsOnlyKeys(memberIds.keySet());
    }

    private void awaitAllAssigned() {
        await().atMost(PATIENCE_SECONDS, SECONDS)
                // At first there is no group.
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof GroupIdNotFoundException)
                .until(() -> stack.assignments(GROUP).values().stream()
                                .filter(partitions -> !partitions.isEmpty())
                                .count()
                        == INSTANCES);
    }

    private void awaitMoreResults() {
        int before = stack.read(Topics.CLASSIFICATION_RESULTS).size();
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.read(Topics.CLASSIFICATION_RESULTS).size() > before);
    }
}
