package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Severity;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.processor.fixtures.Buckets;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts through a real broker and all applications, from the finding on. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class AlertsIT {

    private static final int PATIENCE_SECONDS = 180;
    private static final String PUBLIC_RULE = "sensitive-bucket-public";

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
    void theToxicCombinationTellsOnceWhicheverSideComesLastAndResolves() throws Exception {
        ChildProcess processor = stack.start(stack.settings("state"));
        stack.publishFindings(
                List.of(Scan.of("sensitive-first", "object", "f1", 2).finding()));
        publish("sensitive-first", "NOT_PUBLIC");
        publish("public-first", "PUBLIC");
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.compacted(Topics.RESOURCE_PROFILES).containsKey("arn:aws:s3:::sensitive-first"));
        assertThat(alertsOf(PUBLIC_RULE)).isEmpty();

        publish("sensitive-first", "PUBLIC");
        stack.publishFindings(List.of(Scan.of("public-first", "object", "f2", 2).finding()));
        await().atMost(PATIENCE_SECONDS, SECONDS).untilAsserted(() -> assertThat(newest(PUBLIC_RULE))
                .extracting(Alert::getState, Alert::getSubject, Alert::getFindingId)
                .containsExactlyInAnyOrder(
                        tuple("OPEN", "arn:aws:s3:::sensitive-first", "f1"),
                        tuple("OPEN", "arn:aws:s3:::public-first", "f2")));

        publish("sensitive-first", "NOT_PUBLIC");
        publish("public-first", "NOT_PUBLIC");
        await().atMost(PATIENCE_SECONDS, SECONDS).untilAsserted(() -> assertThat(newest(PUBLIC_RULE))
                .extracting(Alert::getState, Alert::getSubject)
                .containsExactlyInAnyOrder(
                        tuple("RESOLVED", "arn:aws:s3:::sensitive-first"),
                        tuple("RESOLVED", "arn:aws:s3:::public-first")));
        processor.stop();

        assertThat(newest(PUBLIC_RULE)).allMatch(alert -> alert.getCount() == 1);
    }

    @Test
    void eachCauseCountsOnceThoughTheProcessIsKilled() throws Exception {
        List<Finding> findings = new ArrayList<>();
        IntStream.range(0, 4000).forEach(number -> findings.add(high("bucket-" + number % 40, "f" + number)));
        stack.publishFindings(findings.subList(0, 2000));
        killAfterMoreAlerts(stack.start(settings("state")));
        stack.publishFindings(findings.subList(2000, 4000));
        killAfterMoreAlerts(stack.start(settings("state")));
        killAfterMoreAlerts(stack.start(settings("another-state")));
        ChildProcess last = stack.start(settings("another-state"));

        await().atMost(PATIENCE_SECONDS, SECONDS)
                .untilAsserted(() -> assertThat(counts()).hasSize(40).allSatisfy((bucket, count) -> assertThat(count)
                        .isEqualTo(100)));
        last.stop();

        assertThat(alertsOf("high-severity-finding").stream().map(Alert::getId).distinct())
                .hasSize(40);
    }

    @Test
    void aWrongRuleIsOneLineAndExitsWithTwo() throws Exception {
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"),
                """
                rules:
                  - {id: mine, description: d, severity: LOW, on: bucket, condition: bucket.public == true}
                """);
        Map<String, String> settings = stack.settings("state");
        settings.put("alerts.rules", rules.toString());

        ChildProcess processor = stack.start(settings);

        assertThat(processor.onExit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(2);
        assertThat(Files.readString(stack.log()))
                .contains("rules.yaml:2: rule mine: condition: undefined field 'public'")
                .doesNotContain("\tat ");
    }

    private void killAfterMoreAlerts(ChildProcess processor) {
        int before = stack.read(Topics.ALERTS).size();
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.read(Topics.ALERTS).size() > before);
        processor.kill();
    }

    private Map<String, String> settings(String stateDir) {
        Map<String, String> settings = stack.settings(stateDir);
        settings.put("processor.applications", "alerts");
        return settings;
    }

    private void publish(String bucket, String permission) {
        BucketMetadata metadata = Buckets.of(bucket, 10L)
                .setPublicAccess(new BucketPublicAccess(permission, null))
                .build();
        stack.publish(Topics.BUCKETS, metadata.getBucketArn(), metadata);
    }

    private List<Alert> alertsOf(String rule) {
        return stack.read(Topics.ALERTS).stream()
                .map(ConsumerRecord::value)
                .filter(alert -> alert.getRuleId().equals(rule))
                .toList();
    }

    /** Of each alert, by its id, what was told last. */
    private Collection<Alert> newest(String rule) {
        Map<String, Alert> newest = new HashMap<>();
        alertsOf(rule).forEach(alert -> newest.put(alert.getId(), alert));
        return newest.values();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        alertsOf("high-severity-finding").forEach(alert -> counts.put(alert.getSubject(), alert.getCount()));
        return counts;
    }

    private static Finding high(String bucket, String id) {
        Finding finding = Scan.of(bucket, id, id, 2).finding();
        finding.setSeverity(new Severity("High", 3L));
        return finding;
    }
}
