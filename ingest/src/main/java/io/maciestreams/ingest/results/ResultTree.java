package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.identity.Fingerprint;
import io.maciestreams.ingest.macie.Shard;
import java.util.HexFormat;

/** Where below a destination Macie puts the results of a shard. */
final class ResultTree {

    private ResultTree() {}

    /** The folder of the shard: it holds one folder for each job, and one for automated discovery. */
    static String root(S3Destination place, Shard shard) {
        return prefix(place) + "AWSLogs/" + shard.accountId() + "/Macie/" + shard.region() + "/";
    }

    /** The same for the same place, whatever the key that encrypts its objects. */
    static String id(S3Destination place, Shard shard) {
        return HexFormat.of().formatHex(Fingerprint.of(place.getBucketName(), root(place, shard)));
    }

    // Macie joins the two with one slash, and adds none where the prefix ends with one.
    private static String prefix(S3Destination place) {
        String prefix = place.getKeyPrefix();
        if (prefix == null || prefix.isEmpty()) {
            return "";
        }
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
