package io.maciestreams.local.run;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.local.LocalStack;
import io.maciestreams.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether everything that Macie had at a given time has come to the end of the data path: each feed has since then made
 * a whole pass, and behind it no group lags. The sink's lag is zero only once no batch is open.
 */
final class Drain implements AutoCloseable {

    private static final List<String> FEEDS = List.of(
            "export-configuration",
            "classification-jobs",
            "buckets",
            "findings",
            "late-findings",
            "result-files",
            "profile-settings");

    // Made by the application at its first start.
    private static final String COUNTS_ON_THEIR_WAY = Services.SIEM_GROUP + "-by-window-and-dimensions-repartition";

    private final GroupOffsets groups;
    private final TopicReader reader;
    private final List<String> shards;
    private final Instant since;

    Drain(LocalStack stack, MacieAccount account, Instant since) {
        this.groups = new GroupOffsets(stack);
        this.reader = new TopicReader(stack);
        this.shards = account.shards();
        this.since = since;
    }

    /** What is still to be waited for, in the order of the data path; empty when all is drained. */
    List<String> pending() throws ExecutionException, InterruptedException {
        List<String> feeds = pendingFeeds();
        if (!feeds.isEmpty()) {
            return feeds;
        }
        if (groups.lags(Services.RESULTS_GROUP, Topics.FINDINGS.name())
                || groups.lags(Services.RESULTS_GROUP, Topics.DISCOVERY_RESULTS.name())) {
            return List.of("the results application");
        }
        List<String> pending = new ArrayList<>();
        addIfLags(
                pending,
                "the lifecycle application",
                Services.LIFECYCLE_GROUP,
                Topics.CLASSIFICATION_JOBS.name(),
                Topics.FINDINGS.name(),
                Topics.CLASSIFICATION_RESULTS.name(),
                Services.LIFECYCLE_GROUP + "-by-job-repartition",
                Services.LIFECYCLE_GROUP + "-by-run-repartition");
        addIfLags(
                pending,
                "the profiles application",
                Services.PROFILES_GROUP,
                Topics.CLASSIFICATION_RESULTS.name(),
                Topics.PROFILE_SETTINGS.name(),
                Topics.BUCKETS.name(),
                Services.PROFILES_GROUP + "-by-account-and-region-repartition");
        // Behind the profiles: these come in the transaction that ends the lag of their application.
        addIfLags(
                pending,
                "the alerts application",
                Services.ALERTS_GROUP,
                Topics.FINDINGS.name(),
                Topics.BUCKETS.name(),
                Topics.CLASSIFICATION_JOBS.name(),
                Topics.RESOURCE_PROFILES.name());
        addIfLags(
                pending,
                "the siem application",
                Services.SIEM_GROUP,
                Topics.FINDINGS_CURRENT.name(),
                COUNTS_ON_THEIR_WAY);
        addIfLags(pending, "the sink", Services.SINK_GROUP, Topics.CLASSIFICATION_RESULTS.name());
        return pending;
    }

    // Topics in the order of the data path: what a group writes to the next one is there once it has read the one
    // before.
    private void addIfLags(List<String> pending, String name, String group, String... topics)
            throws ExecutionException, InterruptedException {
        for (String topic : topics) {
            if (groups.lags(group, topic)) {
                pending.add(name);
                return;
            }
        }
    }

    private List<String> pendingFeeds() {
        Map<String, IngestCheckpoint> checkpoints = reader.latest(Topics.INGEST_CHECKPOINTS);
        return shards.stream()
                .flatMap(shard -> FEEDS.stream()
                        .filter(feed -> !hasPolled(checkpoints.get(shard + "/" + feed + "/cursor")))
                        .map(feed -> named(feed, shard)))
                .toList();
    }

    private String named(String feed, String shard) {
        return shards.size() == 1 ? "the " + feed + " feed" : "the " + feed + " feed of " + shard;
    }

    private boolean hasPolled(@Nullable IngestCheckpoint checkpoint) {
        return checkpoint != null
                && checkpoint.getPolledAt() != null
                && !checkpoint.getPolledAt().isBefore(since);
    }

    @Override
    public void close() {
        groups.close();
    }
}
