package io.maciestreams.sink;

import io.maciestreams.avro.AccessControlList;
import io.maciestreams.avro.AccountLevelPermissions;
import io.maciestreams.avro.BlockPublicAccess;
import io.maciestreams.avro.BucketLevelPermissions;
import io.maciestreams.avro.BucketPermissionConfiguration;
import io.maciestreams.avro.BucketPolicy;
import io.maciestreams.avro.BucketPublicAccess;

/** Public access settings of a bucket that nobody outside reaches. */
final class PublicAccess {

    private PublicAccess() {}

    static BucketPublicAccess none() {
        BlockPublicAccess block = new BlockPublicAccess(true, true, true, true);
        BucketLevelPermissions bucket =
                new BucketLevelPermissions(new AccessControlList(false, false), block, new BucketPolicy(false, false));
        return new BucketPublicAccess(
                "NOT_PUBLIC", new BucketPermissionConfiguration(new AccountLevelPermissions(block), bucket));
    }
}
