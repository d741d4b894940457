package io.maciestreams.simulator.results;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Writes result files to an S3 at some address with the headers that Macie sends. */
public final class S3ResultStore implements ResultStore {

    private static final int PRECONDITION_FAILED = 412;

    private final URI endpoint;
    private final S3Client s3;

    public S3ResultStore(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("macie", "macie")))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useEnvironmentVariableValues(false)
                                .useSystemPropertyValues(false)
                                .build()))
                .build();
    }

    @Override
    public void put(ExportConfiguration destination, String key, byte[] content) {
        put(request(destination, key).build(), content);
    }

    @Override
    public void putOnce(ExportConfiguration destination, String key, byte[] content) {
        put(request(destination, key).ifNoneMatch("*").build(), content);
    }

    private void put(PutObjectRequest request, byte[] content) {
        try {
            s3.putObject(request, RequestBody.fromBytes(content));
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED && request.ifNoneMatch() != null) {
                return;
            }
            boolean denied = e.statusCode() == 401 || e.statusCode() == 403;
            throw new ResultStoreException(
                    "S3 refused s3://%s/%s: %d %s"
                            .formatted(request.bucket(), request.key(), e.statusCode(), e.getMessage()),
                    denied,
                    e);
        } catch (SdkException e) {
            throw new ResultStoreException("S3 at " + endpoint + " does not answer: " + e.getMessage(), false, e);
        }
    }

    private static PutObjectRequest.Builder request(ExportConfiguration destination, String key) {
        return PutObjectRequest.builder()
                .bucket(destination.bucketName())
                .key(key)
                .expectedBucketOwner(destination.expectedBucketOwner())
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(destination.kmsKeyArn())
                .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL);
    }

    @Override
    public void close() {
        s3.close();
    }
}
