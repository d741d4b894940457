package io.maciestreams.ingest.macie;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.Macie2ClientBuilder;

/** Connects to the Macie of a shard, with the SDK's default chain of credentials. */
public final class MacieConnector {

    private static final int MAX_ATTEMPTS = 4;

    private final Optional<URI> endpoint;
    private final Duration attemptTimeout;
    private final RequestRates rates;

    /**
     * Creates a connector.
     *
     * @param endpoint where to find Macie instead of at AWS
     * @param attemptTimeout how long one request may take
     * @param rates how fast each shard may be asked
     */
    public MacieConnector(Optional<URI> endpoint, Duration attemptTimeout, RequestRates rates) {
        this.endpoint = endpoint;
        this.attemptTimeout = attemptTimeout;
        this.rates = rates;
    }

    public MacieConnection connect(Shard shard) {
        Macie2ClientBuilder builder =
                Macie2Client.builder().region(Region.of(shard.region())).overrideConfiguration(this::limitAttempts);
        endpoint.ifPresent(builder::endpointOverride);
        return new MacieConnection(builder.build(), new RequestBuckets(rates, System::nanoTime));
    }

    // The only place where a request is repeated. Adaptive: Macie's rates are unpublished, so they are found out.
    private void limitAttempts(ClientOverrideConfiguration.Builder configuration) {
        configuration
                .retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(attemptTimeout)
                .apiCallTimeout(attemptTimeout.multipliedBy(MAX_ATTEMPTS));
    }
}
