package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of an account while time runs: they appear, change, vanish, and are scanned again. */
final class LiveObjects {

    private static final double ARCHIVED = 0.06;
    private static final int TRIES = 8;

    /** Result files have whole seconds: two scans of an object must not fall into one. */
    private static final Duration REST = Duration.ofSeconds(3);

    private final Dice dice;
    private final ScanLog scans;
    private final ObjectVersions versions;
    private final List<Bucket> buckets;
    private final List<Scan> known;
    private int appeared;

    /** Knows the latest scan of each object; no object appears in the last bucket. */
    LiveObjects(Dice dice, ScanLog scans, List<Bucket> buckets, List<Scan> known) {
        this.dice = dice;
        this.scans = scans;
        this.versions = new ObjectVersions(dice);
        this.buckets = new ArrayList<>(buckets.subList(0, buckets.size() - 1));
        this.known = new ArrayList<>(known);
    }

    void opened(Bucket bucket) {
        buckets.add(bucket);
    }

    void closed(Bucket bucket) {
        buckets.remove(bucket);
        known.removeIf(scan -> scan.version().bucket().equals(bucket));
    }

    /** Automated discovery comes upon an object that is new, changed or gone. */
    void discover(Instant at) {
        double fate = dice.share();
        Optional<Scan> before = fate < 0.5 ? Optional.empty() : forget(at);
        if (before.isEmpty()) {
            scan(appear(at), at, null);
        } else if (fate < 0.85) {
            scan(change(before.get().version(), at), at, null);
        } else {
            ObjectVersion gone = before.get().version().gone();
            scans.add(new Scan(dice.hex(32), at, null, gone), false);
            count(gone, -1, at);
        }
    }

    /** A job comes upon an object that is new, or as it was. */
    void scanByJob(String jobId, Instant at) {
        ObjectVersion version = forget(at).map(Scan::version).orElseGet(() -> appear(at));
        scan(version, at, jobId);
    }

    /** An object goes, and nothing comes upon it any more. */
    void vanish(Instant at) {
        forget(at).ifPresent(scan -> count(scan.version(), -1, at));
    }

    private void scan(ObjectVersion version, Instant at, @Nullable String jobId) {
        Scan scan = new Scan(dice.hex(32), at, jobId, version);
        scans.add(scan, version.sensitive() && dice.chance(ARCHIVED));
        known.add(scan);
    }

    private ObjectVersion appear(Instant at) {
        // Numbers of their own: keys of objects from before have theirs.
        ObjectVersion version = versions.draw(dice.pick(buckets), 1_000_000 + appeared++, at);
        scans.addObject(version);
        count(version, 1, at);
        return version;
    }

    private ObjectVersion change(ObjectVersion before, Instant at) {
        return versions.changed(before, at.minusSeconds(1));
    }

    /** Takes an object out of those known that was not scanned just before. */
    private Optional<Scan> forget(Instant at) {
        for (int i = 0; i < TRIES && !known.isEmpty(); i++) {
            int drawn = dice.below(known.size());
            if (known.get(drawn).at().plus(REST).isBefore(at)) {
                Scan last = known.set(drawn, known.get(known.size() - 1));
                known.remove(known.size() - 1);
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    private void count(ObjectVersion version, int objects, Instant at) {
        for (Account eye : scans.seenBy()) {
            eye.bucket(version.bucket().arn())
                    .filter(bucket -> bucket.path("objectCount").isNumber())
                    .ifPresent(bucket -> eye.putBucket(counted(bucket, version, objects, at)));
        }
    }

    private static ObjectNode counted(ObjectNode bucket, ObjectVersion version, int objects, Instant at) {
        add(bucket, "objectCount", objects);
        add(bucket, "classifiableObjectCount", objects);
        add(bucket, "sizeInBytes", objects * version.size());
        add(bucket, "classifiableSizeInBytes", objects * version.size());
        add(
                bucket.withObject("/objectCountByEncryptionType"),
                version.bucket().kmsKeyArn() == null ? "s3Managed" : "kmsManaged",
                objects);
        return bucket.put("lastUpdated", Json.time(at));
    }

    private static void add(ObjectNode counts, String member, long change) {
        counts.put(member, Math.max(0, counts.path(member).asLong() + change));
    }
}
