package io.maciestreams.ingest.macie;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.Macie2ClientBuilder;

/** Connects to the Macie of a shard. */
public final class MacieConnector {

    private static final int MAX_ATTEMPTS = 4;

    private final Optional<URI> endpoint;
    private final Duration attemptTimeout;
    private final RequestRates rates;
    private final Accounts accounts;
    private final UnknownMembers unknownMembers = new UnknownMembers();

    /**
     * Creates a connector.
     *
     * @param endpoint where to find Macie instead of at AWS
     * @param attemptTimeout how long one request may take
     * @param rates how fast each shard may be asked
     * @param accounts opens the accounts
     */
    public MacieConnector(Optional<URI> endpoint, Duration attemptTimeout, RequestRates rates, Accounts accounts) {
        this.endpoint = endpoint;
        this.attemptTimeout = attemptTimeout;
        this.rates = rates;
        this.accounts = accounts;
    }

    /** Connects; nothing is sent before the first request. */
    public MacieConnection connect(Shard shard) {
        AccountAccess access = accounts.open(shard, this::limitAttempts);
        Macie2ClientBuilder builder = Macie2Client.builder()
                .region(Region.of(shard.region()))
                .credentialsProvider(access.credentials())
                .overrideConfiguration(configuration -> {
                    limitAttempts(configuration);
                    configuration.addExecutionInterceptor(unknownMembers);
                });
        endpoint.ifPresent(builder::endpointOverride);
        return new MacieConnection(builder.build(), new RequestBuckets(rates, System::nanoTime), access);
    }

    // The only place where a request is repeated. Adaptive: Macie's rates are unpublished, so they are found out. To
    // the
    // SDK any 429 is throttling, whatever its code.
    private void limitAttempts(ClientOverrideConfiguration.Builder configuration) {
        configuration
                .retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(attemptTimeout)
                .apiCallTimeout(attemptTimeout.multipliedBy(MAX_ATTEMPTS));
    }
}
