package io.maciestreams.local.run;

import io.maciestreams.service.ServiceException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Whose credentials the SDK's default chain finds, as STS says. */
final class CallerIdentity {

    private CallerIdentity() {}

    /**
     * Asks STS for the account.
     *
     * @throws ServiceException where there are no credentials, or STS does not take them or does not answer
     */
    static String accountId(String region) {
        try (DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build()) {
            requireAny(credentials);
            return ask(region, credentials);
        }
    }

    // The chain's own message is a line for each place that it has looked into.
    private static void requireAny(AwsCredentialsProvider credentials) {
        try {
            credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new ServiceException("There are no AWS credentials in the SDK's default chain"
                    + " (environment, profile, web identity, container, instance): set them, or another AWS_PROFILE");
        }
    }

    private static String ask(String region, AwsCredentialsProvider credentials) {
        try (StsClient sts = StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            return sts.getCallerIdentity().account();
        } catch (SdkException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ServiceException(
                    "STS in %s does not tell whose AWS credentials these are: %s".formatted(region, reason));
        }
    }
}
