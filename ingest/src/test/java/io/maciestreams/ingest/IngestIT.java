package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.FencedException;
import io.maciestreams.ingest.publish.Publisher;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.SimulatorOptions;
import io.maciestreams.simulator.results.ExportConfiguration;
import io.maciestreams.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ingest on a real broker and registry. Each test has accounts of its own, so that it sees only its own records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestIT {

    private static final String REGION = "us-east-1";

    private final IngestStack stack;
    private final Path folder;

    IngestIT(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.stack = IngestStack.emptied();
    }

    @Test
    void everyFindingArrivesOnceAlsoAfterARestart() throws Exception {
        String shard = shard("100000000001");
        try (MacieSimulator macie = simulator("100000000001", 300, 0)) {
            Map<String, String> settings = stack.settings("restart", macie, shard);
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.EPOCH, shard));
            assertPublishedOnce(macie, "100000000001");
            long described = macie.requests("GetFindings");
            assertThat(described).isGreaterThan(3);

            settings.put("poll.interval.ms", "600000");
            settings.put("late.findings.poll.interval.ms", "600000");
            RunningIngest.during(settings, () -> awaitPassAfter(Instant.now(), shard));

            // One pass of each feed, which read no more again than their overlaps.
            assertThat(macie.requests("GetFindings") - described).isLessThanOrEqualTo(3);
            assertPublishedOnce(macie, "100000000001");
        }
    }

    @Test
    void anUpdatedPolicyFindingArrivesAgainWithItsNewCount() throws Exception {
        String shard = shard("100000000002");
        try (MacieSimulator macie = simulator("100000000002", 50, 0)) {
            RunningIngest.during(stack.settings("policy", macie, shard), () -> {
                awaitPassAfter(Instant.EPOCH, shard);
                ObjectNode policy = aPolicyFinding(macie);
                long newCount = policy.path("count").asLong() + 1;
                policy.put("count", newCount)
                        .put(
                                "updatedAt",
                                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
                macie.account().put(policy);

                eventually().untilAsserted(() -> assertThat(stack.findings("100000000002"))
                        .filteredOn(finding ->
                                finding.getId().equals(policy.path("id").textValue()))
                        .extracting(Finding::getCount)
                        .containsExactly(newCount - 1, newCount));
                awaitPassAfter(Instant.now(), shard);
            });
            assertThat(stack.findings("100000000002"))
                    .hasSize(macie.account().findingIds().size() + 1);
        }
    }

    @Test
    void malformedFindingsGoToTheDeadLettersOnce() throws Exception {
        String shard = shard("100000000003");
        try (MacieSimulator macie = simulator("100000000003", 50, 3)) {
            Map<String, String> settings = stack.settings("malformed", macie, shard);
            RunningIngest.during(settings, () -> {
                awaitPassAfter(Instant.EPOCH, shard);
                awaitPassAfter(Instant.now(), shard);
            });
            RunningIngest.during(settings, () -> {
                awaitPassAfter(Instant.now(), shard);
            });

            List<DeadLetter> letters = stack.deadLetters(shard);
            assertThat(letters)
                    .hasSize(3)
                    .extracting(DeadLetter::getReason)
                    .containsOnly("Finding.createdAt is missing");
            assertThat(letters).extracting(DeadLetter::getId).doesNotHaveDuplicates();
            assertPublishedOnce(macie, "100000000003");
        }
    }

    @Test
    void anExportConfigurationArrivesWhenItChanges() throws Exception {
        String shard = shard("100000000004");
        try (MacieSimulator macie = simulator("100000000004", 0, 0)) {
            RunningIngest.during(stack.settings("export", macie, shard), () -> {
                eventually().until(() -> stack.configurations(shard).size() == 1);
                macie.account()
                        .exportTo(
                                new ExportConfiguration("results", stack.stack().kmsKeyArn(), "macie/", null));
                eventually().until(() -> stack.configurations(shard).size() == 2);
                Instant changed = Instant.now();
                eventually().until(() -> stack.polledAt(shard, "export-configuration")
                        .filter(changed::isBefore)
                        .isPresent());

                assertThat(stack.configurations(shard)).hasSize(2);
                assertThat(stack.configurations(shard).get(0).getS3Destination())
                        .isNull();
                assertThat(stack.configurations(shard).get(1).getS3Destination().getKeyPrefix())
                        .isEqualTo("macie/");
            });
        }
    }

    @Test
    void instancesShareTheShardsAndTakeOverFromEachOther() throws Exception {
        String[] accounts = {"100000000011", "100000000012", "100000000013", "100000000014", "100000000015"};
        String[] shards = List.of(accounts).stream().map(IngestIT::shard).toArray(String[]::new);
        assertThat(List.of(shards).stream()
                        .map(shard -> CheckpointKey.partition(Shard.parse(shard), 4))
                        .distinct())
                .hasSizeGreaterThan(1);
        try (MacieSimulator macie = simulator("100000000011", 200, 0)) {
            Map<String, String> settings = stack.settings("shared", macie, shards);
            RunningIngest.during(settings, () -> {
                RunningIngest.during(settings, () -> {
                    awaitPassAfter(Instant.EPOCH, shards);
                });
                ObjectNode policy = aPolicyFinding(macie);
                policy.put("id", "added")
                        .put(
                                "updatedAt",
                                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
                macie.account().put(policy);
                awaitPassAfter(Instant.now(), shards);
            });
            for (String account : accounts) {
                assertPublishedOnce(macie, account);
            }
        }
    }

    @Test
    void aZombieCannotCommit() {
        try (MacieSimulator macie = simulator("100000000005", 0, 0)) {
            KafkaClients kafka =
                    new KafkaClients(new IngestConfig(stack.settings("zombie", macie, shard("100000000005"))));
            ZombieProducer held = new ZombieProducer(kafka.producer(1));
            try (Publisher old = new Publisher(held.producer(), 1);
                    Publisher successor = new Publisher(kafka.producer(1), 1)) {
                old.open();
                held.beforeCommit(successor::open);

                assertThatThrownBy(() -> old.publish(checkpoint("zombie"))).isInstanceOf(FencedException.class);
                successor.publish(checkpoint("successor"));
            }
        }
        assertThat(stack.read(Topics.INGEST_CHECKPOINTS))
                .extracting(ConsumerRecord::key)
                .contains("successor")
                .doesNotContain("zombie");
    }

    @Test
    void aFencedWorkerComesBackWithItsNextAssignment() throws Exception {
        String shard = shard("100000000006");
        int partition = CheckpointKey.partition(Shard.parse(shard), 4);
        try (MacieSimulator macie = simulator("100000000006", 50, 0)) {
            Map<String, String> settings = stack.settings("fenced", macie, shard);
            RunningIngest.during(settings, () -> {
                awaitPassAfter(Instant.EPOCH, shard);
                try (Publisher usurper =
                        new Publisher(new KafkaClients(new IngestConfig(settings)).producer(partition), partition)) {
                    usurper.open();
                }
                awaitPassAfter(Instant.now().plusMillis(500), shard);
            });
            assertPublishedOnce(macie, "100000000006");
        }
    }

    @Test
    void nothingIsLostOrDoubledWhenTheProcessIsKilled() throws Exception {
        String shard = shard("100000000007");
        try (MacieSimulator macie = simulator("100000000007", 8000, 0)) {
            Map<String, String> settings = stack.settings("killed", macie, shard);
            int all = macie.account().findingIds().size();
            for (int life = 1; life <= 2; life++) {
                int before = stack.findings("100000000007").size();
                assertThat(before).as("findings before life " + life).isLessThan(all);
                ChildProcess process = IngestProcess.start(stack, folder, "killed-" + life, settings);
                eventually().until(() -> stack.findings("100000000007").size() > before);
                process.kill();
            }

            try (ChildProcess process = IngestProcess.start(stack, folder, "killed-last", settings)) {
                assertThat(process.isAlive()).isTrue();
                awaitPassAfter(Instant.EPOCH, shard);
            }
            assertPublishedOnce(macie, "100000000007");
        }
    }

    @Test
    void saysThatMacieIsDisabledAndGoesOnOnceItIsEnabled() throws Exception {
        String shard = shard("100000000008");
        try (MacieSimulator macie = simulator("100000000008", 50, 0)) {
            macie.faults().disableMacie();
            try (ChildProcess process =
                    IngestProcess.start(stack, folder, "disabled", stack.settings("disabled", macie, shard))) {
                Path log = stack.stack().log("disabled");
                eventually().until(() -> Files.readString(log)
                        .contains("Cannot read findings of " + shard + ": ListFindings failed with status 403: "
                                + "AccessDeniedException: Macie is not enabled.; next attempt in"));
                assertThat(stack.polledAt(shard, "findings")).isEmpty();
                eventually()
                        .until(() -> stack.states(shard + "/findings"), states -> states.equals(List.of("DISABLED")));

                assertThat(process.isAlive()).isTrue();
                macie.faults().enableMacie();
                awaitPassAfter(Instant.EPOCH, shard);
                assertThat(Files.readString(log)).contains("can be read again").doesNotContain("\tat ");
                eventually().until(() -> stack.states(shard + "/findings").contains("CURRENT"));
            }
            assertPublishedOnce(macie, "100000000008");
        }
    }

    @Test
    void aThrottledShardDoesNotLoseAFinding() throws Exception {
        String shard = shard("100000000009");
        try (MacieSimulator macie = simulator("100000000009", 200, 0)) {
            macie.faults().failNext("ListFindings", 2, 429, "ThrottlingException", "Rate exceeded");
            macie.faults().failNext("GetFindings", 6, 500, "InternalServerException", "Try later");
            RunningIngest.during(stack.settings("throttled", macie, shard), () -> {
                awaitPassAfter(Instant.EPOCH, shard);
            });
            assertPublishedOnce(macie, "100000000009");
        }
    }

    @Test
    void endsWithAFailureWhenAWorkerCannotGoOn() throws Exception {
        try (MacieSimulator macie = simulator("100000000010", 0, 0)) {
            Map<String, String> settings = stack.settings("broken", macie, shard("100000000010"));
            settings.put("kafka.transaction.timeout.ms", "2000000000");

            assertThat(RunningIngest.failure(settings)).hasStackTraceContaining("transaction timeout");
        }
    }

    private static Batch checkpoint(String key) {
        return new Batch(List.of(), Map.of(key, IngestCheckpoint.newBuilder().build()));
    }

    private static MacieSimulator simulator(String account, int objects, int malformed) {
        return MacieSimulator.start(SimulatorOptions.of(7, objects, Instant.now())
                .withAccount(account, REGION)
                .withMalformedFindings(malformed));
    }

    private static String shard(String account) {
        return account + "/" + REGION;
    }

    private static ObjectNode aPolicyFinding(MacieSimulator macie) {
        return macie.account().findings().all().stream()
                .filter(finding -> !finding.classification() && !finding.malformed())
                .findFirst()
                .flatMap(finding -> macie.account().finding(finding.id()))
                .orElseThrow();
    }

    private void assertPublishedOnce(MacieSimulator macie, String account) {
        List<String> expected = macie.account().findings().all().stream()
                .filter(finding -> !finding.malformed())
                .map(finding -> finding.id() + " " + finding.updatedAt())
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(stack.findings(account))
                .extracting(finding -> finding.getId() + " " + finding.getUpdatedAt())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void awaitPassAfter(Instant time, String... shards) {
        for (String shard : shards) {
            eventually().until(() -> stack.polledAt(shard, "findings")
                    .filter(time::isBefore)
                    .isPresent());
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
