package io.maciestreams.ingest.macie;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * What opens the account of one shard.
 *
 * @param credentials for all services of the shard, refreshed in time
 * @param check that they are those of the shard's account
 * @param resources what is closed with it
 */
public record AccountAccess(
        AwsCredentialsProvider credentials, AccountCheck check, List<? extends SdkAutoCloseable> resources)
        implements AutoCloseable {

    public AccountAccess {
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(check);
        resources = List.copyOf(resources);
    }

    @Override
    public void close() {
        resources.forEach(SdkAutoCloseable::close);
    }
}
