package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object as it was at one time, and what an analysis of it comes to. */
record ObjectVersion(
        Bucket bucket,
        String key,
        FileKind kind,
        long size,
        String eTag,
        Instant lastModified,
        String status,
        @Nullable String reason,
        List<Detection> detections,
        List<EmbeddedFile> members) {

    ObjectVersion {
        detections = List.copyOf(detections);
        members = List.copyOf(members);
    }

    boolean archive() {
        return !members.isEmpty();
    }

    /** What a scan makes of the object when it is there no more. */
    ObjectVersion gone() {
        String reason = "SOURCE_OBJECT_NO_LONGER_AVAILABLE";
        return new ObjectVersion(bucket, key, kind, size, eTag, lastModified, "SKIPPED", reason, List.of(), List.of());
    }

    Classified content() {
        return new Classified(kind, status, reason, sizeClassified(), detections);
    }

    boolean sensitive() {
        return !detections.isEmpty();
    }

    /** Of an archive, more than its size: what its files unpack to. */
    long sizeClassified() {
        if (archive()) {
            return members.stream()
                    .mapToLong(member -> member.content().sizeClassified())
                    .sum();
        }
        return switch (status) {
            case "SKIPPED" -> 0;
            case "PARTIAL" -> size / 2;
            default -> size;
        };
    }

    long occurrences() {
        return content().occurrences();
    }

    /** The s3Object member of a finding. */
    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("bucketArn", bucket.arn())
                .put("key", key)
                .put("path", bucket.name() + "/" + key)
                .put("extension", kind.extension())
                .put("lastModified", Json.time(lastModified))
                .put("versionId", "")
                .put("eTag", eTag)
                .put("size", size)
                .put("storageClass", "STANDARD")
                .put("publicAccess", bucket.exposure() == Bucket.Exposure.PUBLIC);
        json.set("serverSideEncryption", bucket.encryption());
        json.set("tags", detections.size() % 2 == 0 ? bucket.tags() : Json.array());
        return json;
    }
}
