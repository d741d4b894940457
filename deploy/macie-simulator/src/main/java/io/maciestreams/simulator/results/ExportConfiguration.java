package io.maciestreams.simulator.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Macie is told to write its discovery results; the s3Destination of a classification export configuration. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportConfiguration(
        String bucketName, String kmsKeyArn, @Nullable String keyPrefix, @Nullable String expectedBucketOwner) {

    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern KMS_KEY_ARN =
            Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+");
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

    public ExportConfiguration {
        require(BUCKET_NAME, bucketName, "bucketName must be the name of an S3 bucket");
        require(KMS_KEY_ARN, kmsKeyArn, "kmsKeyArn must be the ARN of a KMS key");
        if (expectedBucketOwner != null) {
            require(ACCOUNT_ID, expectedBucketOwner, "expectedBucketOwner must be an account id");
        }
    }

    ResultsBucket bucket() {
        return new ResultsBucket(bucketName, keyPrefix);
    }

    private static void require(Pattern pattern, String value, String message) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(message);
        }
    }
}
