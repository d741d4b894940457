package io.maciestreams.processor.siem;

import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.KeyValuePair;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3BucketOwner;
import io.maciestreams.avro.S3Object;
import io.maciestreams.avro.ServerSideEncryption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bucket and the object of a finding, in OCSF's words; nothing where they have no name. */
final class OcsfResources {

    private static final Coded AFFECTED = new Coded(3, "Affected");
    private static final Coded AES = new Coded(3, "AES");

    private OcsfResources() {}

    /** Both, as resources that the finding is about. */
    static List<Map<String, Object>> affected(FindingView view) {
        return Stream.of(bucketResource(view), objectResource(view))
                .map(Members::toMap)
                .filter(resource -> !resource.isEmpty())
                .toList();
    }

    private static Members bucketResource(FindingView view) {
        S3Bucket bucket = view.bucket();
        Members named = bucket == null ? new Members() : named(bucket);
        return bucket == null || named.toMap().isEmpty()
                ? named
                : named.and("type", "AWS::S3::Bucket")
                        .andAll(AFFECTED.as("role"))
                        .andAll(place(view))
                        .and("owner", owner(bucket.getOwner()))
                        .and("tags", tags(bucket.getTags()));
    }

    private static Members objectResource(FindingView view) {
        S3Object object = view.object();
        String key = object == null ? null : Members.text(object.getKey());
        return object == null || key == null
                ? new Members()
                : Members.of("name", key)
                        .and("uid", arn(object, key))
                        .and("type", "AWS::S3::Object")
                        .andAll(AFFECTED.as("role"))
                        .andAll(place(view))
                        .and("tags", tags(object.getTags()));
    }

    /** The bucket as the store that the data is in. */
    static Members bucket(FindingView view) {
        S3Bucket bucket = view.bucket();
        Members named = bucket == null ? new Members() : named(bucket);
        return bucket == null || named.toMap().isEmpty()
                ? named
                : named.andAll(new Coded(1, "S3").as("type"))
                        .andAll(place(view))
                        .and("created_time", millis(bucket.getCreatedAt()))
                        .and("is_public", isPublic(bucket))
                        .andAll(encryption(bucket.getDefaultServerSideEncryption()))
                        .and("owner", owner(bucket.getOwner()))
                        .and("tags", tags(bucket.getTags()));
    }

    /** The object as a file. */
    static Members file(FindingView view) {
        S3Object object = view.object();
        String key = object == null ? null : Members.text(object.getKey());
        if (object == null || key == null) {
            return new Members();
        }
        ClassificationResult result = view.result();
        return Members.of("name", fileName(key))
                .and("path", object.getPath())
                .and("uid", arn(object, key))
                .and("uri", object.getPath() == null ? null : "s3://" + object.getPath())
                .andAll(new Coded(1, "Regular File").as("type"))
                .and("ext", Members.text(object.getExtension()))
                .and("mime_type", result == null ? null : result.getMimeType())
                .and("size", object.getSize())
                .and("modified_time", millis(object.getLastModified()))
                .and("version", Members.text(object.getVersionId()))
                .and("storage_class", object.getStorageClass())
                .and("is_public", object.getPublicAccess())
                .andAll(encryption(object.getServerSideEncryption()))
                .and("tags", tags(object.getTags()));
    }

    /** The last part of a key; of one that ends in a slash, the part before. */
    static String fileName(String key) {
        String path = key.endsWith("/") && key.length() > 1 ? key.substring(0, key.length() - 1) : key;
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? key : name;
    }

    private static Members named(S3Bucket bucket) {
        return Members.of("name", Members.text(bucket.getName())).and("uid", Members.text(bucket.getArn()));
    }

    private static @Nullable String arn(S3Object object, String key) {
        return object.getBucketArn() == null ? null : object.getBucketArn() + "/" + key;
    }

    private static Members place(FindingView view) {
        return Members.of("region", view.finding().getRegion())
                .and("cloud_partition", view.finding().getPartition());
    }

    /** Whether the public has access; null where Macie does not know. */
    static @Nullable Boolean isPublic(S3Bucket bucket) {
        String permission = bucket.getPublicAccess() == null
                ? null
                : bucket.getPublicAccess().getEffectivePermission();
        if ("PUBLIC".equals(permission)) {
            return true;
        }
        return "NOT_PUBLIC".equals(permission) ? false : null;
    }

    private static Members encryption(@Nullable ServerSideEncryption encryption) {
        String type = encryption == null ? null : Members.text(encryption.getEncryptionType());
        if (encryption == null || type == null || type.equals("UNKNOWN")) {
            return new Members();
        }
        return type.equals("NONE")
                ? Members.of("is_encrypted", false)
                : Members.of("is_encrypted", true)
                        .and(
                                "encryption_details",
                                AES.as("algorithm").and("type", type).and("key_uid", encryption.getKmsMasterKeyId()));
    }

    private static Members owner(@Nullable S3BucketOwner owner) {
        return owner == null
                ? new Members()
                : Members.of("name", Members.text(owner.getDisplayName())).and("uid", Members.text(owner.getId()));
    }

    private static List<Map<String, Object>> tags(@Nullable List<KeyValuePair> tags) {
        return Members.list(
                tags,
                tag -> tag.getKey() == null
                        ? new Members()
                        : Members.of("name", tag.getKey()).and("value", tag.getValue() == null ? "" : tag.getValue()));
    }

    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
