package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bucket of the account, and its member in a finding. */
record Bucket(
        String name, Instant createdAt, String ownerId, @Nullable String kmsKeyArn, String team, Exposure exposure) {

    /** How open the bucket's settings leave it. */
    enum Exposure {
        PRIVATE,
        UNBLOCKED,
        PUBLIC
    }

    String arn() {
        return "arn:aws:s3:::" + name;
    }

    Bucket exposed(Exposure now) {
        return new Bucket(name, createdAt, ownerId, kmsKeyArn, team, now);
    }

    /** The s3Bucket member of a finding. */
    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("arn", arn())
                .put("name", name)
                .put("createdAt", Json.time(createdAt))
                .put("allowsUnencryptedObjectUploads", kmsKeyArn == null ? "TRUE" : "FALSE");
        json.putObject("owner").put("displayName", "acme").put("id", ownerId);
        json.set("defaultServerSideEncryption", encryption());
        json.set("publicAccess", publicAccess());
        json.set("tags", tags());
        return json;
    }

    /** The bucket's default encryption, which its objects have too. */
    ObjectNode encryption() {
        return Json.object()
                .put("encryptionType", kmsKeyArn == null ? "AES256" : "aws:kms")
                .put("kmsMasterKeyId", kmsKeyArn);
    }

    ArrayNode tags() {
        return Json.array()
                .add(Json.object().put("key", "Team").put("value", team))
                .add(Json.object().put("key", "Stage").put("value", "production"));
    }

    ObjectNode publicAccess() {
        boolean open = exposure == Exposure.PUBLIC;
        ObjectNode access = Json.object().put("effectivePermission", open ? "PUBLIC" : "NOT_PUBLIC");
        ObjectNode permissions = access.putObject("permissionConfiguration");
        permissions.putObject("accountLevelPermissions").set("blockPublicAccess", block(exposure == Exposure.PRIVATE));
        ObjectNode bucketLevel = permissions.putObject("bucketLevelPermissions");
        bucketLevel.set("accessControlList", allows(false));
        bucketLevel.set("blockPublicAccess", block(exposure == Exposure.PRIVATE));
        bucketLevel.set("bucketPolicy", allows(open));
        return access;
    }

    private static ObjectNode allows(boolean read) {
        return Json.object().put("allowsPublicReadAccess", read).put("allowsPublicWriteAccess", false);
    }

    private static ObjectNode block(boolean on) {
        return Json.object()
                .put("blockPublicAcls", on)
                .put("blockPublicPolicy", on)
                .put("ignorePublicAcls", on)
                .put("restrictPublicBuckets", on);
    }
}
