package io.maciestreams.ingest;

import io.maciestreams.ingest.checkpoint.CheckpointReader;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.feed.BucketOwnership;
import io.maciestreams.ingest.feed.BucketsFeed;
import io.maciestreams.ingest.feed.ExportConfigurationFeed;
import io.maciestreams.ingest.feed.FindingsFeed;
import io.maciestreams.ingest.feed.JobsFeed;
import io.maciestreams.ingest.feed.LateFindingsFeed;
import io.maciestreams.ingest.feed.ProfileSettingsFeed;
import io.maciestreams.ingest.feed.ShardFindings;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.MacieConnector;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Publisher;
import io.maciestreams.ingest.results.ResultBucket;
import io.maciestreams.ingest.results.ResultFilesFeed;
import io.maciestreams.ingest.results.S3ResultBucket;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Makes the worker of a partition with all that it needs. */
final class WorkerFactory {

    private final IngestConfig config;
    private final KafkaClients kafka;
    private final Clock clock;
    private final MacieConnector macie;

    WorkerFactory(IngestConfig config, KafkaClients kafka, Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
        this.macie = new MacieConnector(
                config.macieEndpoint(), config.requestTimeout(), config.requestRates(), config.accounts());
    }

    /** A worker for these shards; it has not started yet. */
    PartitionWorker worker(int partition, List<Shard> shards) {
        Publisher publisher = new Publisher(kafka.producer(partition), partition);
        TopicPartition checkpoints = new TopicPartition(Topics.INGEST_CHECKPOINTS.name(), partition);
        return new PartitionWorker(
                partition,
                publisher,
                () -> new CheckpointReader(kafka::checkpointConsumer).read(checkpoints),
                state -> feeds(shards, state, publisher));
    }

    private ShardFeeds feeds(List<Shard> shards, Checkpoints state, Publisher publisher) {
        List<Turn> turns = new ArrayList<>();
        List<MacieConnection> connections = new ArrayList<>();
        List<ResultBucket> buckets = new ArrayList<>();
        for (Shard shard : shards) {
            MacieConnection connection = macie.connect(shard);
            connections.add(connection);
            ResultBucket bucket = new S3ResultBucket(
                    config.resultFiles().s3(connection.access().credentials()));
            buckets.add(bucket);
            turns.addAll(turns(shard, connection, bucket, state, publisher));
        }
        return new ShardFeeds(turns, connections, buckets);
    }

    // The configuration first: who exports findings needs to know where to.
    private List<Turn> turns(
            Shard shard, MacieConnection connection, ResultBucket bucket, Checkpoints state, Publisher publisher) {
        FeedTurns turns = new FeedTurns(shard, connection, state, publisher, config, clock);
        turns.add(api -> new ExportConfigurationFeed(shard, api, state, publisher, clock));
        turns.add(api -> new JobsFeed(shard, api, state, publisher, clock));
        BucketOwnership ownership = BucketOwnership.among(config.shards(), shard);
        turns.add(api -> new BucketsFeed(ownership, api, state, publisher, clock));
        ShardFindings findings = new ShardFindings(
                shard, state, publisher, WorkerFactory::inItsOwnThread, config.findingsOverlaps(), clock);
        turns.add(api -> new FindingsFeed(findings, api));
        turns.add(config.lateFindingsInterval(), api -> new LateFindingsFeed(findings, api));
        config.profileSettingsInterval()
                .ifPresent(interval ->
                        turns.add(interval, api -> new ProfileSettingsFeed(ownership, api, state, publisher, clock)));
        ResultFilesConfig files = config.resultFiles();
        if (files.enabled()) {
            turns.add(
                    files.pollInterval(),
                    api -> new ResultFilesFeed(shard, api, bucket, state, publisher, files.limits(), clock));
        }
        return turns.all();
    }

    // One for each transaction, which is of hundreds of records: nothing is left to stop when the worker ends.
    private static void inItsOwnThread(Runnable transaction) {
        Thread thread = new Thread(transaction, "publishing");
        // As the worker's own: after close() nothing is published.
        thread.setDaemon(true);
        thread.start();
    }
}
