package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Instant;
import java.util.List;

/** Writes policy findings: some occurred once, some again and again under the same id. */
final class PolicyFindings {

    /** A type of policy finding, the call that causes it, and what it leaves the bucket with. */
    private record Policy(String type, String api, int severity, Bucket.Exposure exposure) {}

    private static final List<Policy> POLICIES = List.of(
            new Policy("S3BucketPublic", "PutBucketPolicy", 3, Bucket.Exposure.PUBLIC),
            new Policy("S3BlockPublicAccessDisabled", "PutBucketPublicAccessBlock", 3, Bucket.Exposure.UNBLOCKED),
            new Policy("S3BucketSharedExternally", "PutBucketPolicy", 3, Bucket.Exposure.PRIVATE),
            new Policy("S3BucketReplicatedExternally", "PutBucketReplication", 3, Bucket.Exposure.PRIVATE),
            new Policy("S3BucketEncryptionDisabled", "DeleteBucketEncryption", 1, Bucket.Exposure.PRIVATE),
            new Policy("S3BucketSharedWithCloudFront", "PutBucketPolicy", 2, Bucket.Exposure.PRIVATE));

    private static final List<String> TYPES =
            POLICIES.stream().map(policy -> "Policy:IAMUser/" + policy.type()).toList();

    private final Dice dice;
    private final Timeline timeline;
    private final FindingEnvelope envelope;
    private final Actors actors;

    PolicyFindings(Dice dice, Timeline timeline, Account account) {
        this.dice = dice;
        this.timeline = timeline;
        this.envelope = new FindingEnvelope(account);
        this.actors = new Actors(dice, account);
    }

    /** The types of policy findings, each at its number. */
    static List<String> types() {
        return TYPES;
    }

    /**
     * The finding of one number; a bucket's numbers must differ modulo six, for Macie has one finding per bucket and
     * type.
     */
    ObjectNode draw(Bucket bucket, int number, Instant first) {
        Policy policy = POLICIES.get(number % POLICIES.size());
        boolean recurring = dice.chance(0.5);
        Instant last = recurring ? timeline.after(first) : first;
        ObjectNode finding = envelope.open(dice.hex(32), "Policy:IAMUser/" + policy.type())
                .put("title", "A bucket policy or setting changed")
                .put("description", "A change of the bucket's settings reduced its protection.")
                .put("createdAt", Json.time(first))
                .put("updatedAt", Json.time(last))
                .put("count", recurring ? 2 + dice.below(30) : 1)
                .put("category", "POLICY")
                .put("archived", dice.chance(0.2))
                .put("sample", false);
        finding.set("severity", FindingEnvelope.severity(policy.severity()));
        finding.putObject("resourcesAffected")
                .set("s3Bucket", bucket.exposed(policy.exposure()).toJson());
        finding.set("policyDetails", policyDetails(policy, number, first, last));
        return finding;
    }

    private ObjectNode policyDetails(Policy policy, int number, Instant first, Instant last) {
        ObjectNode details = Json.object();
        details.putObject("action")
                .put("actionType", "AWS_API_CALL")
                .putObject("apiCallDetails")
                .put("api", policy.api())
                .put("apiServiceName", "s3.amazonaws.com")
                .put("firstSeen", Json.time(first))
                .put("lastSeen", Json.time(last));
        details.set("actor", actors.draw(number, first));
        return details;
    }
}
