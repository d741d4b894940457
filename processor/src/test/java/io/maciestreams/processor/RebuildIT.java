package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.processor.fixtures.Recount;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Workload;
import io.maciestreams.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles made anew with other weights of the score, while the old ones are served. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class RebuildIT {

    private static final int PATIENCE_SECONDS = 180;
    private static final String OLD = "macie-streams-profiles";
    private static final String REBUILT = "macie-streams-profiles-2";
    private static final String GONE = "arn:aws:s3:::bucket-1";

    @TempDir
    Path folder;

    private TestedStack stack;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<Scan> scans = scans();

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
    void aDifferenceIsToldBeforeItIsAppliedAndNothingStaleRemains() throws Exception {
        ChildProcess serving = stack.start(stack.settings("state", "results,profiles"));
        stack.publish(scans.subList(0, 1000));
        awaitProfiles(scans.subList(0, 1000));
        removeTheBucketAndForgetItsTombstone();
        Map<String, ResourceProfile> live = profiles();
        int records = stack.read(Topics.RESOURCE_PROFILES).size();

        rebuild(true, false).get(PATIENCE_SECONDS, SECONDS);

        assertThat(stack.read(Topics.RESOURCE_PROFILES))
                .as("nothing live changed")
                .hasSize(records);
        awaitNoTopic(topic -> topic.startsWith(REBUILT));
        assertThat(stack.groups()).contains(OLD).doesNotContain(REBUILT);
        Map<String, String> told = differences();
        assertThat(told).isNotEmpty().hasSizeLessThan(live.size()).doesNotContainKey(GONE);

        CompletableFuture<Void> rebuild = rebuild(false, true);
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> text().contains("Stop the application " + OLD));
        stack.publish(scans.subList(900, 1100));
        awaitProfiles(scans.subList(0, 1100));
        serving.stop();
        rebuild.get(PATIENCE_SECONDS, SECONDS);

        awaitNoTopic(topic -> topic.startsWith(OLD + "-objects") || topic.contains("-shadow-"));
        assertThat(stack.groups()).doesNotContain(OLD);
        assertThat(profiles()).as("no result from before brings it back").doesNotContainKey(GONE);

        Map<String, String> settings = settings();
        settings.put("processor.profiles.application.id", REBUILT);
        ChildProcess next = stack.start(settings);
        stack.publish(scans.subList(1000, scans.size()));
        awaitProfiles(scans);
        next.stop();
        assertThat(stack.read(Topics.CLASSIFICATION_RESULTS).size()).isEqualTo(scans.size());
        assertThat(stack.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void whatIsToldIsWhatChanges() throws Exception {
        ChildProcess serving = stack.start(stack.settings("state", "results,profiles"));
        stack.publish(scans);
        awaitProfiles(scans);
        Map<String, ResourceProfile> before = profiles();

        CompletableFuture<Void> rebuild = rebuild(true, true);
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> text().contains("Stop the application " + OLD));
        serving.stop();
        rebuild.get(PATIENCE_SECONDS, SECONDS);

        Map<String, ResourceProfile> after = profiles();
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.removeIf(bucket -> score(before, bucket) == score(after, bucket));
        assertThat(differences().keySet()).isEqualTo(changed);
        assertThat(changed).isNotEmpty().isNotEqualTo(before.keySet());
        assertThat(differences()).allSatisfy((bucket, what) -> assertThat(what)
                .contains("sensitivityScore " + score(before, bucket) + " -> " + score(after, bucket)));
    }

    // No weight counts for a bucket in which nothing was found.
    private static List<Scan> scans() {
        List<Scan> scans = new ArrayList<>(Workload.scans(1500, 7));
        scans.add(0, Scan.of("clean", "clean.csv", "clean-1", 0));
        return scans;
    }

    private static int score(Map<String, ResourceProfile> profiles, String bucket) {
        return Objects.requireNonNull(profiles.get(bucket)).getSensitivityScore();
    }

    private void removeTheBucketAndForgetItsTombstone() throws Exception {
        stack.publishRaw(List.of(new ProducerRecord<>(Topics.BUCKETS.name(), GONE, null)));
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> !profiles().containsKey(GONE));
        stack.forgetRecordsOf(Topics.BUCKETS);
        assertThat(stack.read(Topics.BUCKETS)).isEmpty();
    }

    // Only the number of types counts: many scores change, and those of clean buckets do not.
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(stack.settings("state", "results,profiles"));
        settings.put("score.weight.share", "0");
        settings.put("score.weight.coverage", "0");
        settings.put("score.weight.variety", "1");
        settings.put("score.weight.volume", "0");
        return settings;
    }

    private CompletableFuture<Void> rebuild(boolean diff, boolean apply) {
        RebuildService service = new RebuildService(
                settings(), Optional.empty(), diff, apply, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return CompletableFuture.runAsync(() -> {
            try {
                service.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    // Kafka goes on listing a deleted topic for a moment: its Admin says so.
    private void awaitNoTopic(Predicate<String> unwanted) {
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .untilAsserted(() -> assertThat(stack.topics()).noneMatch(unwanted));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> differences() {
        return text().lines()
                .filter(line -> line.startsWith("arn:"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")), line -> line.substring(line.indexOf(": ") + 2)));
    }

    private Map<String, ResourceProfile> profiles() {
        Map<String, ResourceProfile> profiles = stack.compacted(Topics.RESOURCE_PROFILES);
        profiles.values().removeIf(Objects::isNull);
        return profiles;
    }

    private void awaitProfiles(List<Scan> all) {
        await().atMost(PATIENCE_SECONDS, SECONDS).untilAsserted(() -> {
            Map<String, ?> sums = new HashMap<>(Recount.sums(profiles()));
            Map<String, ?> expected = new HashMap<>(Recount.profiles(all));
            if (!sums.containsKey(GONE)) {
                expected.remove(GONE);
            }
            assertThat(sums).isEqualTo(expected);
        });
    }
}
