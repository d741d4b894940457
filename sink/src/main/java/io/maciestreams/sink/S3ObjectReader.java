package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Looks at what is in a bucket; a denied access is a failure, never an absent object. */
record S3ObjectReader(S3Clients clients) {

    /** The object's head; empty where S3 says that it is not there. */
    Optional<HeadObjectResponse> head(S3Destination destination, String key) {
        try {
            return Optional.of(clients.of(destination).headObject(request -> request.bucket(destination.getBucketName())
                    .key(key)
                    .expectedBucketOwner(destination.getExpectedBucketOwner())));
        } catch (NoSuchKeyException | NoSuchBucketException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw S3Failure.explain("HeadObject", destination, key, e);
        }
    }

    InputStream content(S3Destination destination, String key) {
        try {
            return clients.of(destination).getObject(request -> request.bucket(destination.getBucketName())
                    .key(key)
                    .expectedBucketOwner(destination.getExpectedBucketOwner()));
        } catch (SdkException e) {
            throw S3Failure.explain("GetObject", destination, key, e);
        }
    }

    /** Gives every key below a prefix. */
    void keys(S3Destination destination, String prefix, Consumer<String> reader) {
        try {
            clients.of(destination)
                    .listObjectsV2Paginator(request -> request.bucket(destination.getBucketName())
                            .prefix(prefix)
                            .expectedBucketOwner(destination.getExpectedBucketOwner()))
                    .contents()
                    .forEach(object -> reader.accept(object.key()));
        } catch (SdkException e) {
            throw S3Failure.explain("ListObjectsV2", destination, prefix, e);
        }
    }
}
