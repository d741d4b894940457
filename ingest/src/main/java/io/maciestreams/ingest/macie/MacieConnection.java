package io.maciestreams.ingest.macie;

import java.util.Objects;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** The connection to the Macie of one shard, the token buckets of all who use it, and what opened the account. */
public record MacieConnection(Macie2Client client, RequestBuckets buckets, AccountAccess access)
        implements AutoCloseable {
    public MacieConnection {
        Objects.requireNonNull(client);
        Objects.requireNonNull(buckets);
        Objects.requireNonNull(access);
    }

    /** Macie as one feed reads it, at the feed's pace. */
    public MacieApi api(RequestPace pace) {
        return new MacieApi(client, pace);
    }

    @Override
    public void close() {
        client.close();
        access.close();
    }
}
