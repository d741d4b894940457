package io.maciestreams.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ListFindingsRequest;

/** The real client of the AWS SDK, without retries, and the few calls that tests repeat. */
final class SdkClient implements AutoCloseable {

    private final Macie2Client macie;

    SdkClient(MacieSimulator simulator) {
        this(
                simulator,
                AwsBasicCredentials.create("test", "test"),
                simulator.account().region());
    }

    SdkClient(MacieSimulator simulator, AwsCredentials credentials, String region) {
        this.macie = Macie2Client.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    Macie2Client macie() {
        return macie;
    }

    void exportTo(String bucket, String kmsKeyArn, String prefix) {
        macie.putClassificationExportConfiguration(
                request -> request.configuration(configuration -> configuration.s3Destination(
                        s3 -> s3.bucketName(bucket).kmsKeyArn(kmsKeyArn).keyPrefix(prefix))));
    }

    /** All pages of a list, as they come. */
    List<String> listAll(Consumer<ListFindingsRequest.Builder> request) {
        return macie.listFindingsPaginator(request).findingIds().stream().toList();
    }

    Set<String> listWhere(String field, Consumer<CriterionAdditionalProperties.Builder> condition) {
        return new TreeSet<>(listAll(request -> request.findingCriteria(criteria -> criteria.criterion(Map.of(
                field,
                CriterionAdditionalProperties.builder().applyMutation(condition).build())))));
    }

    List<Finding> describe(Collection<String> ids) {
        List<String> left = new ArrayList<>(ids);
        List<Finding> described = new ArrayList<>();
        for (int from = 0; from < left.size(); from += 50) {
            List<String> some = left.subList(from, Math.min(from + 50, left.size()));
            described.addAll(
                    macie.getFindings(request -> request.findingIds(some)).findings());
        }
        return described;
    }

    @Override
    public void close() {
        macie.close();
    }
}
