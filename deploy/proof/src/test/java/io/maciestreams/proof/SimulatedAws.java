package io.maciestreams.proof;

import io.maciestreams.local.LocalStack;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.OrganisationOptions;
import io.maciestreams.simulator.ResultOptions;
import io.maciestreams.simulator.SimulatorOptions;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Truth;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What stands for AWS: Macie and STS of an account in two Regions, and an S3 with Macie's result files. */
final class SimulatedAws implements AutoCloseable {

    static final String ACCOUNT = "444455556666";
    static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BUCKET = "security-results";
    private static final String KEY_ID = "AKIA" + ACCOUNT;

    private final LocalStack stack;
    private final MacieSimulator macie;

    private SimulatedAws(LocalStack stack, MacieSimulator macie) {
        this.stack = stack;
        this.macie = macie;
    }

    static SimulatedAws start(Path folder) {
        LocalStack stack = LocalStack.start(folder);
        SimulatorOptions options = SimulatorOptions.of(7, 300, Instant.now())
                .withResults(new ResultOptions(stack.s3Endpoint(), BUCKET, null))
                .withOrganisation(OrganisationOptions.of(List.of(ACCOUNT), REGIONS));
        return new SimulatedAws(stack, MacieSimulator.start(options));
    }

    /** Lets Macie write its result files, and waits until all are there. */
    void exportResults() {
        try (S3Client s3 = s3()) {
            s3.createBucket(request -> request.bucket(BUCKET));
        }
        REGIONS.forEach(this::setExportConfiguration);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sum(truth -> truth.resultFiles().pending()) == 0);
    }

    private void setExportConfiguration(String region) {
        try (Macie2Client client = client(Macie2Client.builder(), macie.endpoint(), region)) {
            client.putClassificationExportConfiguration(
                    request -> request.configuration(configuration -> configuration.s3Destination(
                            destination -> destination.bucketName(BUCKET).kmsKeyArn(stack.kmsKeyArn()))));
        }
    }

    private List<Account> accounts() {
        return List.copyOf(macie.organisation().all());
    }

    /** A number of the truth, over both Regions. */
    long sum(ToLongFunction<Truth> number) {
        return accounts().stream().map(Account::truth).mapToLong(number).sum();
    }

    /** The environment of somebody who works with this account. */
    Map<String, String> environment() {
        String endpoint = macie.endpoint().toString();
        return Map.of(
                "AWS_ACCESS_KEY_ID", KEY_ID,
                "AWS_SECRET_ACCESS_KEY", "simulated",
                "AWS_ENDPOINT_URL_MACIE2", endpoint,
                "AWS_ENDPOINT_URL_STS", endpoint,
                "AWS_ENDPOINT_URL_S3", stack.s3Endpoint().toString());
    }

    /** What the sink wrote here. */
    List<S3Object> exported() {
        try (S3Client s3 = s3()) {
            return List.copyOf(
                    s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("macie-streams/AWSLogs/"))
                            .contents());
        }
    }

    private S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true), stack.s3Endpoint(), "us-east-1");
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, "simulated")))
                .build();
    }

    @Override
    public void close() {
        macie.close();
        stack.close();
    }
}
