package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.ingest.testing.Members;
import io.maciestreams.ingest.testing.ResultsBucket;
import io.maciestreams.ingest.testing.SimulatedTruth;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.simulator.JobOptions;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.OrganisationOptions;
import io.maciestreams.simulator.ResultOptions;
import io.maciestreams.simulator.SimulatorOptions;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.rest.Fault;
import io.maciestreams.simulator.results.ExportConfiguration;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.GroupState;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances of ingest that are killed or frozen at their work: the topics have what Macie has, each thing once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledIngestIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledIngestIT.class);
    private static final long SEED = Long.getLong("killed.seed", 1);
    private static final int KILLS = 10;
    private static final int INSTANCES = 3;
    private static final int OBJECTS = 200;
    private static final int ENDED_JOBS = 70;
    private static final int FINDINGS_UNDER_THE_CAP = Integer.getInteger("capped.findings", 3_000);
    private static final Duration PATIENCE = Duration.ofMinutes(Long.getLong("killed.patience.minutes", 4));
    private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
    private static final List<String> FEEDS = List.of(
            "classification-jobs",
            "buckets",
            "findings",
            "late-findings",
            "export-configuration",
            "result-files",
            "profile-settings");

    private final IngestStack stack;
    private final Path folder;

    KilledIngestIT(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.stack = IngestStack.emptied();
    }

    @Test
    @EnabledIfSystemProperty(named = "killed.seed", matches = "\\d+", disabledReason = "minutes: -Dkilled.seed=1")
    void whatIsPublishedIsWhatMacieHasThoughInstancesAreKilled() throws Exception {
        List<String> accounts = List.of("400000000001", "400000000002", "400000000003");
        try (ResultsBucket bucket = new ResultsBucket(stack.stack());
                MacieSimulator macie = MacieSimulator.start(SimulatorOptions.of(SEED, OBJECTS, Instant.now())
                        .withResults(ResultOptions.to(stack.stack().s3Endpoint()))
                        .withOrganisation(OrganisationOptions.of(accounts, REGIONS))
                        .withFaults(SEED))) {
            Collection<Account> places = macie.organisation().all();
            places.forEach(place -> export(place, bucket));
            places.forEach(KilledIngestIT::addEndedJobs);
            SimulatedTruth truth = new SimulatedTruth(places);
            eventually().until(truth::isAllWritten);
            String[] shards = places.stream().map(KilledIngestIT::shard).toArray(String[]::new);
            Map<String, String> settings = settings("instances", macie, shards);
            settings.put("macie.role.arn", "arn:aws:iam::{account}:role/MacieStreams");
            settings.put("sts.endpoint", macie.endpoint().toString());

            try (IngestInstances instances = IngestInstances.start(INSTANCES, stack, folder, settings)) {
                killAtSeededMoments(instances, truth, places);
                eventually().until(() -> macie.faults().given().keySet().equals(EnumSet.allOf(Fault.class)));
                awaitPassesAfter(Instant.now(), shards);
                instances.assertNoneEnded();
            }

            LOG.info("Faults given: {}", macie.faults().given());
            assertThat(published(accounts)).isNotEmpty().containsExactlyInAnyOrderElementsOf(truth.findings());
            assertResultsPublished(accounts, bucket, truth);
            assertStatesPublished(Topics.CLASSIFICATION_JOBS, "ClassificationJob", truth.jobs());
            assertStatesPublished(Topics.BUCKETS, "BucketMetadata", truth.buckets());
            for (String shard : shards) {
                assertThat(stack.configurations(shard)).hasSize(1);
                assertThat(stack.deadLetters(shard)).isEmpty();
            }
        }
    }

    @Test
    void anOwnerFrozenPastItsSessionPublishesNothingWhenItGoesOn() throws Exception {
        String account = "400000000011";
        String shard = account + "/us-east-1";
        try (MacieSimulator macie = MacieSimulator.start(
                SimulatorOptions.of(SEED, 8_000, Instant.now()).withAccount(account, "us-east-1"))) {
            Map<String, String> settings = settings("frozen", macie, shard);
            SimulatedTruth truth = new SimulatedTruth(List.of(macie.account()));
            ChildProcess owner = IngestProcess.start(stack, folder, "owner", settings);
            try {
                eventually().until(() -> !published(List.of(account)).isEmpty());
                signal("STOP", owner);
                int beforeFreeze = published(List.of(account)).size();
                assertThat(beforeFreeze).isLessThan(truth.findings().size());

                try (ChildProcess successor = IngestProcess.start(stack, folder, "successor", settings)) {
                    awaitPassesAfter(Instant.now(), shard);
                    assertThat(members("frozen")).isEqualTo(1);
                    List<String> all = published(List.of(account));
                    assertThat(all).containsExactlyInAnyOrderElementsOf(truth.findings());

                    signal("CONT", owner);
                    eventually().until(() -> members("frozen") == 2);
                    awaitPassesAfter(Instant.now(), shard);
                    assertThat(published(List.of(account))).isEqualTo(all);
                    assertThat(List.of(owner, successor)).allMatch(ChildProcess::isAlive);
                }
            } finally {
                owner.kill();
            }
        }
    }

    @Test
    void theCapHidesFindingsButResultFilesTellOfAll() throws Exception {
        String account = "400000000021";
        int made = FINDINGS_UNDER_THE_CAP;
        int cap = made / 3;
        int shown = cap + (made - cap) / 20;
        try (ResultsBucket bucket = new ResultsBucket(stack.stack());
                MacieSimulator macie = MacieSimulator.start(SimulatorOptions.of(SEED, 100, Instant.now())
                        .withAccount(account, "us-east-1")
                        .withResults(ResultOptions.to(stack.stack().s3Endpoint()))
                        .withJobs(new JobOptions(cap, made)))) {
            export(macie.account(), bucket);
            SimulatedTruth truth = new SimulatedTruth(List.of(macie.account()));
            eventually().until(truth::isAllWritten);
            String shard = account + "/us-east-1";
            RunningIngest.during(settings("capped", macie, shard), () -> awaitPassesAfter(Instant.now(), shard));

            LOG.info(
                    "Macie has {} findings and {} result records",
                    truth.findings().size(),
                    truth.resultRecords());
            assertThat(published(List.of(account))).containsExactlyInAnyOrderElementsOf(truth.findings());
            assertResultsPublished(List.of(account), bucket, truth);
            assertThat(stack.findings(account))
                    .filteredOn(KilledIngestIT::isOfTheLake)
                    .hasSize(shown);
            assertThat(stack.results(account))
                    .filteredOn(KilledIngestIT::isOfTheLake)
                    .hasSize(made)
                    .extracting(result ->
                            result.getResourcesAffected().getS3Object().getKey())
                    .doesNotHaveDuplicates();
        }
    }

    /** A moment is a share of what there is to publish; with each kill a bucket and a job change. */
    private void killAtSeededMoments(IngestInstances instances, SimulatedTruth truth, Collection<Account> places)
            throws IOException {
        Random dice = new Random(SEED);
        long all = truth.findings().size() + truth.resultRecords();
        long before = progress();
        List<Long> moments = dice.doubles(KILLS, 0.02, 0.8)
                .sorted()
                .mapToObj(share -> Math.round(share * all))
                .toList();
        for (long moment : moments) {
            eventually().until(() -> progress() - before >= moment);
            int victim = dice.nextInt(INSTANCES);
            assertThat(progress() - before)
                    .as("killed before all was published")
                    .isLessThan(all);
            LOG.info("Killing instance {} at {} (drawn: {}) of {}", victim, progress() - before, moment, all);
            instances.killAndStartAgain(victim);
            change(List.copyOf(places).get(dice.nextInt(places.size())), moment);
        }
    }

    private Map<String, String> settings(String application, MacieSimulator macie, String... shards) {
        Map<String, String> settings = stack.settings(application, macie, shards);
        settings.put("profile.settings.poll.interval.ms", "1000");
        return settings;
    }

    private long progress() {
        return stack.committed(Topics.FINDINGS, Topics.DISCOVERY_RESULTS);
    }

    private static void change(Account account, long number) {
        ObjectNode bucket = SimulatedTruth.buckets(account).get(0);
        account.putBucket(bucket.put("objectCount", bucket.path("objectCount").asLong() + number));
        account.jobs().stream()
                .filter(job -> !job.path("jobStatus").asText().matches("COMPLETE|CANCELLED"))
                .findFirst()
                .ifPresent(job -> account.putJob(
                        job.put("lastRunTime", account.epoch().toString()).put("description", "Changed at " + number)));
    }

    // A token can come again only behind the second page, and nothing else here has as many.
    private static void addEndedJobs(Account account) {
        ObjectNode job = account.jobs().get(0);
        job.remove("lastRunTime");
        for (int i = 0; i < ENDED_JOBS; i++) {
            String id = "%032x".formatted(i);
            String arn =
                    "arn:aws:macie2:%s:%s:classification-job/%s".formatted(account.region(), account.accountId(), id);
            account.putJob(job.put("jobId", id).put("jobArn", arn).put("jobStatus", "CANCELLED"));
        }
    }

    private List<String> published(List<String> accounts) {
        return accounts.stream()
                .flatMap(account -> stack.findings(account).stream())
                .map(KilledIngestIT::state)
                .toList();
    }

    private static String state(Finding finding) {
        return String.join(
                " ",
                finding.getMacieAccountId(),
                finding.getRegion(),
                finding.getId(),
                finding.getUpdatedAt().toString(),
                String.valueOf(finding.getCount()));
    }

    private void assertResultsPublished(List<String> accounts, ResultsBucket bucket, SimulatedTruth truth) {
        List<String> lines =
                bucket.lines().stream().map(line -> line.path("id").textValue()).toList();
        assertThat(lines).hasSize(Math.toIntExact(truth.resultRecords())).isNotEmpty();
        assertThat(accounts.stream().flatMap(account -> stack.results(account).stream()))
                .extracting(DataClassificationResult::getId)
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    /** That of each key the last record is Macie's, and no record says the same as the one before it. */
    private <V extends SpecificRecord> void assertStatesPublished(
            Topic<V> topic, String shape, Map<String, ObjectNode> truth) {
        Map<String, List<V>> states = stack.read(topic).stream()
                .filter(record -> truth.containsKey(record.key()))
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(ConsumerRecord::value, Collectors.toList())));
        assertThat(states).isNotEmpty().containsOnlyKeys(truth.keySet());
        states.forEach((key, all) -> {
            JsonNode told = Objects.requireNonNull(truth.get(key));
            assertThat(Members.differences(shape, told, all.get(all.size() - 1)))
                    .isEmpty();
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i)).as("state %d of %s", i, key).isNotEqualTo(all.get(i - 1));
            }
        });
    }

    private int members(String application) throws Exception {
        String group = application + "-placement";
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.stack().bootstrapServers()))) {
            ConsumerGroupDescription description = Objects.requireNonNull(
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group));
            return description.groupState() == GroupState.STABLE
                    ? description.members().size()
                    : 0;
        }
    }

    private void awaitPassesAfter(Instant time, String... shards) {
        Set<String> feeds = Stream.of(shards)
                .flatMap(shard -> FEEDS.stream().map(feed -> shard + "/" + feed))
                .collect(Collectors.toSet());
        eventually().untilAsserted(() -> assertThat(stack.polledAt().entrySet().stream()
                        .filter(feed -> time.isBefore(feed.getValue()))
                        .map(Map.Entry::getKey))
                .containsAll(feeds));
    }

    private static void signal(String name, ChildProcess process) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(exit).as("exit code of kill -%s", name).isZero();
    }

    private void export(Account account, ResultsBucket bucket) {
        account.exportTo(new ExportConfiguration(bucket.name(), stack.stack().kmsKeyArn(), null, null));
    }

    private static boolean isOfTheLake(Finding finding) {
        return finding.getResourcesAffected().getS3Bucket().getName().startsWith("acme-lake-");
    }

    private static boolean isOfTheLake(DataClassificationResult result) {
        return result.getResourcesAffected().getS3Bucket().getName().startsWith("acme-lake-");
    }

    private static String shard(Account account) {
        return account.accountId() + "/" + account.region();
    }

    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }
}
