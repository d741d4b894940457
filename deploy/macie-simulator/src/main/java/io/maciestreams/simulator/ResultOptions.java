package io.maciestreams.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where result files go.
 *
 * @param s3Endpoint the S3 to write them to; null writes none
 * @param bucket where findings say that their results are; null for a bucket of the account's own
 * @param prefix before the keys that findings name
 */
public record ResultOptions(@Nullable URI s3Endpoint, @Nullable String bucket, @Nullable String prefix) {

    /** No result files; findings name the account's own bucket. */
    public static final ResultOptions NONE = new ResultOptions(null, null, null);

    public ResultOptions {
        if (s3Endpoint != null
                && (s3Endpoint.getHost() == null
                        || !String.valueOf(s3Endpoint.getScheme()).startsWith("http"))) {
            throw new IllegalArgumentException("The address of S3 must be a http or https URL: " + s3Endpoint);
        }
    }

    public static ResultOptions to(URI s3Endpoint) {
        return new ResultOptions(s3Endpoint, null, null);
    }
}
