package io.maciestreams.ingest;

import io.maciestreams.ingest.checkpoint.CheckpointReader;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.feed.BucketsFeed;
import io.maciestreams.ingest.feed.ExportConfigurationFeed;
import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.feed.FindingsFeed;
import io.maciestreams.ingest.feed.JobsFeed;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieConnector;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Publisher;
import io.maciestreams.ingest.results.ResultBucket;
import io.maciestreams.ingest.results.ResultFilesFeed;
import io.maciestreams.ingest.results.S3ResultBucket;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/** Makes the worker of a partition with all that it needs. */
final class WorkerFactory {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final IngestConfig config;
    private final KafkaClients kafka;
    private final Clock clock;
    private final MacieConnector macie;

    WorkerFactory(IngestConfig config, KafkaClients kafka, Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
        this.macie = new MacieConnector(config.macieEndpoint(), config.requestTimeout());
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
        Backoff backoff = new Backoff(FIRST_REST, LONGEST_REST, RandomGenerator.getDefault());
        List<PacedFeed> feeds = new ArrayList<>();
        List<MacieApi> connections = new ArrayList<>();
        ResultBucket bucket = new S3ResultBucket(config.resultFiles().s3());
        for (Shard shard : shards) {
            MacieApi api = macie.connect(shard);
            connections.add(api);
            for (Feed feed : feeds(shard, api, state, publisher)) {
                feeds.add(new PacedFeed(shard, feed, config.pollInterval(), backoff, System::nanoTime));
            }
            if (config.resultFiles().enabled()) {
                Feed files = new ResultFilesFeed(
                        shard,
                        api,
                        bucket,
                        state,
                        publisher,
                        config.resultFiles().limits(),
                        clock);
                Duration interval = config.resultFiles().pollInterval();
                feeds.add(new PacedFeed(shard, files, interval, backoff, System::nanoTime));
            }
        }
        return new ShardFeeds(feeds, connections, bucket);
    }

    // The configuration first: who exports findings needs to know where to.
    private List<Feed> feeds(Shard shard, MacieApi api, Checkpoints state, Publisher publisher) {
        return List.of(
                new ExportConfigurationFeed(shard, api, state, publisher, clock),
                new JobsFeed(shard, api, state, publisher, clock),
                new BucketsFeed(shard, api, state, publisher, clock),
                new FindingsFeed(shard, api, state, publisher, config.findingsOverlap(), clock));
    }
}
