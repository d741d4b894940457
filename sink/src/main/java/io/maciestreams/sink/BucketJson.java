package io.maciestreams.sink;

import io.maciestreams.avro.AccessControlList;
import io.maciestreams.avro.AccountLevelPermissions;
import io.maciestreams.avro.BlockPublicAccess;
import io.maciestreams.avro.BucketLevelPermissions;
import io.maciestreams.avro.BucketPermissionConfiguration;
import io.maciestreams.avro.BucketPolicy;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.S3Bucket;
import io.maciestreams.avro.S3BucketOwner;
import java.io.IOException;

/** The bucket in a result's JSON. */
record BucketJson(JsonMembers members) {

    void bucket(S3Bucket bucket) throws IOException {
        ObjectJson shared = new ObjectJson(members);
        members.text("arn", bucket.getArn());
        members.text("name", bucket.getName());
        members.time("createdAt", bucket.getCreatedAt());
        members.object("owner", bucket.getOwner(), this::owner);
        members.list("tags", bucket.getTags(), shared::tag);
        members.object("defaultServerSideEncryption", bucket.getDefaultServerSideEncryption(), shared::encryption);
        members.object("publicAccess", bucket.getPublicAccess(), this::publicAccess);
    }

    private void owner(S3BucketOwner owner) throws IOException {
        members.text("displayName", owner.getDisplayName());
        members.text("id", owner.getId());
    }

    private void publicAccess(BucketPublicAccess access) throws IOException {
        members.object("permissionConfiguration", access.getPermissionConfiguration(), this::permissions);
        members.text("effectivePermission", access.getEffectivePermission());
    }

    private void permissions(BucketPermissionConfiguration permissions) throws IOException {
        members.object("bucketLevelPermissions", permissions.getBucketLevelPermissions(), this::bucketLevel);
        members.object("accountLevelPermissions", permissions.getAccountLevelPermissions(), this::accountLevel);
    }

    private void bucketLevel(BucketLevelPermissions permissions) throws IOException {
        members.object("accessControlList", permissions.getAccessControlList(), this::accessControlList);
        members.object("bucketPolicy", permissions.getBucketPolicy(), this::bucketPolicy);
        members.object("blockPublicAccess", permissions.getBlockPublicAccess(), this::blockPublicAccess);
    }

    private void accountLevel(AccountLevelPermissions permissions) throws IOException {
        members.object("blockPublicAccess", permissions.getBlockPublicAccess(), this::blockPublicAccess);
    }

    private void accessControlList(AccessControlList list) throws IOException {
        members.flag("allowsPublicReadAccess", list.getAllowsPublicReadAccess());
        members.flag("allowsPublicWriteAccess", list.getAllowsPublicWriteAccess());
    }

    private void bucketPolicy(BucketPolicy policy) throws IOException {
        members.flag("allowsPublicReadAccess", policy.getAllowsPublicReadAccess());
        members.flag("allowsPublicWriteAccess", policy.getAllowsPublicWriteAccess());
    }

    private void blockPublicAccess(BlockPublicAccess block) throws IOException {
        members.flag("ignorePublicAcls", block.getIgnorePublicAcls());
        members.flag("restrictPublicBuckets", block.getRestrictPublicBuckets());
        members.flag("blockPublicAcls", block.getBlockPublicAcls());
        members.flag("blockPublicPolicy", block.getBlockPublicPolicy());
    }
}
