package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.results.ResultBucket;
import java.util.List;

/** The feeds of a worker's shards, and the connections they read through. */
record ShardFeeds(List<PacedFeed> feeds, List<MacieApi> connections, ResultBucket bucket) implements AutoCloseable {

    ShardFeeds {
        feeds = List.copyOf(feeds);
        connections = List.copyOf(connections);
    }

    @Override
    public void close() {
        connections.forEach(MacieApi::close);
        bucket.close();
    }
}
