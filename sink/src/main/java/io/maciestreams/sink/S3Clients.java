package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One S3 client for each Region that buckets lie in; the SDK's retries are the only ones. */
final class S3Clients implements AutoCloseable {

    // Far below max.poll.interval.ms: uploads happen in the thread that polls.
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 6;
    private static final int CONFLICT = 409;

    private final SinkConfig config;
    private final Map<String, S3Client> clients = new HashMap<>();

    S3Clients(SinkConfig config) {
        this.config = config;
    }

    /** The client for a bucket: its key lies in its Region, so the key's ARN tells which. */
    S3Client of(S3Destination destination) {
        return clients.computeIfAbsent(region(destination), this::create);
    }

    /** AWS Region of a destination's bucket. */
    String region(S3Destination destination) {
        return config.s3Region().orElseGet(() -> region(destination.getKmsKeyArn()));
    }

    private static String region(String kmsKeyArn) {
        String[] parts = kmsKeyArn.split(":", 6);
        if (parts.length < 6 || parts[3].isEmpty()) {
            throw new ServiceException("The export configuration's KMS key is not an ARN: " + kmsKeyArn);
        }
        return parts[3];
    }

    private S3Client create(String region) {
        S3ClientBuilder builder =
                S3Client.builder().region(Region.of(region)).overrideConfiguration(this::timeoutsAndRetries);
        config.s3Endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
        return builder.build();
    }

    private void timeoutsAndRetries(ClientOverrideConfiguration.Builder configuration) {
        RetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .retryOnException(S3Clients::isConflict)
                .build();
        configuration
                .apiCallAttemptTimeout(config.s3AttemptTimeout())
                .apiCallTimeout(CALL_TIMEOUT)
                .retryStrategy(retries);
    }

    // ConditionalRequestConflict: another write of the same key is under way, and S3 asks to try again.
    private static boolean isConflict(Throwable failure) {
        return failure instanceof S3Exception s3 && s3.statusCode() == CONFLICT;
    }

    @Override
    public void close() {
        clients.values().forEach(S3Client::close);
    }
}
