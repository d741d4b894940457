package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.results.ResultBucket;
import java.util.List;

/** The feeds of a worker's shards with their statuses, and the connections they read through. */
record ShardFeeds(List<Turn> turns, List<MacieConnection> connections, List<ResultBucket> buckets)
        implements AutoCloseable {

    ShardFeeds {
        turns = List.copyOf(turns);
        connections = List.copyOf(connections);
    }

    @Override
    public void close() {
        buckets.forEach(ResultBucket::close);
        connections.forEach(MacieConnection::close);
    }
}
