package io.maciestreams.ingest.results;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobRequest;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.GetClassificationExportConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.GetClassificationExportConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;

/** A Macie that knows where it exports to, and the states of its jobs. */
final class ExportingMacie implements Macie2Client {

    static final String KEY_ARN = "arn:aws:kms:us-east-1:111122223333:key/1";

    private final Map<String, String> jobs = new HashMap<>();
    private @Nullable ClassificationExportConfiguration configuration;
    int described;

    /** Exports to a bucket; null exports nowhere. */
    void exportTo(@Nullable String bucket, @Nullable String keyPrefix) {
        configuration = ClassificationExportConfiguration.builder()
                .s3Destination(
                        bucket == null
                                ? null
                                : software.amazon.awssdk.services.macie2.model.S3Destination.builder()
                                        .bucketName(bucket)
                                        .keyPrefix(keyPrefix)
                                        .kmsKeyArn(KEY_ARN)
                                        .build())
                .build();
    }

    void job(String id, String status) {
        jobs.put(id, status);
    }

    @Override
    public GetClassificationExportConfigurationResponse getClassificationExportConfiguration(
            GetClassificationExportConfigurationRequest request) {
        return GetClassificationExportConfigurationResponse.builder()
                .configuration(configuration)
                .build();
    }

    @Override
    public DescribeClassificationJobResponse describeClassificationJob(DescribeClassificationJobRequest request) {
        described++;
        if (!jobs.containsKey(request.jobId())) {
            throw ResourceNotFoundException.builder().statusCode(404).build();
        }
        return DescribeClassificationJobResponse.builder()
                .jobId(request.jobId())
                .jobStatus(jobs.get(request.jobId()))
                .build();
    }

    @Override
    public String serviceName() {
        return "macie2";
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
