package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** One S3 client for each Region that buckets lie in. */
public final class S3Clients implements AutoCloseable {

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ATTEMPTS = 4;

    private final Optional<URI> endpoint;
    private final Optional<String> region;
    private final AwsCredentialsProvider credentials;
    // Files are fetched ahead by other threads.
    private final Map<String, S3Client> clients = new ConcurrentHashMap<>();

    /**
     * Creates it without any client.
     *
     * @param endpoint another S3 than AWS's, addressed by path
     * @param region of all buckets; empty for that of the destination's KMS key
     * @param credentials of the account whose Macie writes the files
     */
    public S3Clients(Optional<URI> endpoint, Optional<String> region, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
    }

    /** The client for a bucket: its key lies in its Region, so the key's ARN tells which. */
    S3Client of(S3Destination place) throws MacieException {
        String name = region.isPresent() ? region.get() : regionOfKey(place);
        return clients.computeIfAbsent(name, this::create);
    }

    @Override
    public void close() {
        clients.values().forEach(S3Client::close);
    }

    private static String regionOfKey(S3Destination place) throws MacieException {
        String[] parts = place.getKmsKeyArn().split(":", 6);
        if (parts.length < 6 || parts[3].isEmpty()) {
            String reason = "the KMS key is not an ARN: " + place.getKmsKeyArn();
            throw new MacieException("GetClassificationExportConfiguration", reason, null);
        }
        return parts[3];
    }

    private S3Client create(String name) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(name))
                .credentialsProvider(credentials)
                .overrideConfiguration(S3Clients::limitAttempts);
        endpoint.ifPresent(address -> builder.endpointOverride(address).forcePathStyle(true));
        return builder.build();
    }

    private static void limitAttempts(ClientOverrideConfiguration.Builder configuration) {
        configuration
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .apiCallTimeout(ATTEMPT_TIMEOUT.multipliedBy(MAX_ATTEMPTS));
    }
}
