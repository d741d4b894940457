package io.maciestreams.local.run;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;

/** How AWS clients reach simulator and S3 on this machine: with credentials that mean nothing, and never through a proxy. */
final class LocalAws {

    /** For a child process: no real credentials may reach the programs here. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_SESSION_TOKEN", "",
            "AWS_PROFILE", "",
            "AWS_REGION", AccountSpec.REGION,
            "AWS_EC2_METADATA_DISABLED", "true",
            "NO_PROXY", "127.0.0.1",
            "no_proxy", "127.0.0.1");

    private static final ProxyConfiguration NO_PROXY = ProxyConfiguration.builder()
            .useEnvironmentVariableValues(false)
            .useSystemPropertyValues(false)
            .build();

    private LocalAws() {}

    /** The same for a client of our own. */
    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(AccountSpec.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(ApacheHttpClient.builder().proxyConfiguration(NO_PROXY))
                .build();
    }
}
