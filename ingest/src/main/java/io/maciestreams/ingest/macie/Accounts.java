package io.maciestreams.ingest.macie;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Opens accounts: with the role to assume there, else with the SDK's default chain of credentials.
 *
 * @param stsEndpoint where to find STS instead of at AWS
 * @param checked whether to ask STS if the credentials are those of the account
 */
public record Accounts(AccountRoles roles, Optional<URI> stsEndpoint, boolean checked) {

    private static final String SESSION = "macie-streams-ingest";

    public Accounts {
        Objects.requireNonNull(roles);
        Objects.requireNonNull(stsEndpoint);
    }

    AccountAccess open(Shard shard, Consumer<ClientOverrideConfiguration.Builder> limits) {
        List<SdkAutoCloseable> resources = new ArrayList<>();
        DefaultCredentialsProvider own = DefaultCredentialsProvider.builder().build();
        resources.add(own);
        AwsCredentialsProvider credentials = roles.roleArn(shard.accountId())
                .<AwsCredentialsProvider>map(arn -> assume(arn, sts(shard, own, limits, resources), resources))
                .orElse(own);
        AccountCheck check =
                checked ? new CallerIdentityCheck(shard, sts(shard, credentials, limits, resources)) : () -> {};
        return new AccountAccess(credentials, check, resources);
    }

    private StsAssumeRoleCredentialsProvider assume(String roleArn, StsClient sts, List<SdkAutoCloseable> resources) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(roleArn)
                .roleSessionName(SESSION)
                .externalId(roles.externalId().orElse(null))
                .build();
        StsAssumeRoleCredentialsProvider provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request)
                .build();
        resources.add(provider);
        return provider;
    }

    // Of the shard's own Region: one that AWS has no STS for has no Macie either.
    private StsClient sts(
            Shard shard,
            AwsCredentialsProvider credentials,
            Consumer<ClientOverrideConfiguration.Builder> limits,
            List<SdkAutoCloseable> resources) {
        StsClientBuilder builder = StsClient.builder()
                .region(Region.of(shard.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(limits);
        stsEndpoint.ifPresent(builder::endpointOverride);
        StsClient sts = builder.build();
        resources.add(sts);
        return sts;
    }
}
