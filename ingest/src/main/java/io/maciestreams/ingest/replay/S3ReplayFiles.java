package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.results.S3Content;
import io.maciestreams.ingest.results.UnreadableFileException;
import java.io.InputStream;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The files below a prefix of a bucket, read with the SDK's default credentials; the SDK's exceptions end here. */
public final class S3ReplayFiles implements ReplayFiles {

    private static final int PRECONDITION_FAILED = 412;

    private final String bucket;
    private final String prefix;
    private final S3Client s3;

    private S3ReplayFiles(String bucket, String prefix, S3Client s3) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.s3 = s3;
    }

    /**
     * Connects; nothing is sent before the first request.
     *
     * @param endpoint another S3 than AWS's, addressed by path
     * @param region of the bucket
     */
    public static S3ReplayFiles of(String bucket, String prefix, Optional<URI> endpoint, String region) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .credentialsProvider(DefaultCredentialsProvider.builder().build());
        endpoint.ifPresent(address -> builder.endpointOverride(address).forcePathStyle(true));
        return new S3ReplayFiles(bucket, prefix, builder.build());
    }

    @Override
    public List<ReplayFile> list() throws MacieException {
        try {
            return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                    .filter(object -> object.size() > 0)
                    .map(object -> new ReplayFile("s3://" + bucket + "/" + object.key(), object.eTag(), object.size()))
                    .sorted(Comparator.comparing(ReplayFile::name))
                    .toList();
        } catch (SdkException e) {
            throw new MacieException(
                    "ListObjectsV2 of s3://" + bucket + "/" + prefix, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public InputStream open(ReplayFile file) throws MacieException, UnreadableFileException {
        String key = file.name().substring(("s3://" + bucket + "/").length());
        try {
            return new S3Content(
                    s3.getObject(request -> request.bucket(bucket).key(key).ifMatch(file.version())));
        } catch (NoSuchKeyException e) {
            throw new UnreadableFileException("the file was deleted", e);
        } catch (InvalidObjectStateException e) {
            throw new UnreadableFileException("the file is archived in " + e.storageClassAsString(), e);
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() == PRECONDITION_FAILED) {
                throw new UnreadableFileException("the file was replaced", e);
            }
            throw new MacieException("GetObject of " + file.name(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
