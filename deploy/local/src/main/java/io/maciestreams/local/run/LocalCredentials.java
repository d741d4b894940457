package io.maciestreams.local.run;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Credentials that mean nothing: simulator and S3 on this machine take any, and no real ones may reach them. */
final class LocalCredentials {

    static final Region REGION = Region.of(AccountSpec.REGION);
    static final AwsCredentialsProvider PROVIDER =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** The same for a child process. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_SESSION_TOKEN", "",
            "AWS_PROFILE", "",
            "AWS_REGION", AccountSpec.REGION,
            "AWS_EC2_METADATA_DISABLED", "true");

    private LocalCredentials() {}
}
