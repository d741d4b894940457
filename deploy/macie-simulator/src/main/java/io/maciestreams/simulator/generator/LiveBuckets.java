package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buckets that come and go while time runs; those from before stay. */
final class LiveBuckets {

    private static final double COMES = 0.06;
    private static final double GOES = 0.03;

    private final Dice dice;
    private final Account account;
    private final ScanLog scans;
    private final BucketDescriptions descriptions;
    private final List<Bucket> there = new ArrayList<>();
    private int opened;

    LiveBuckets(Dice dice, Account account, ScanLog scans) {
        this.dice = dice;
        this.account = account;
        this.scans = scans;
        this.descriptions = new BucketDescriptions(dice, account);
    }

    Optional<Bucket> come(Instant at) {
        if (!dice.chance(COMES)) {
            return Optional.empty();
        }
        Bucket bucket = new Bucket(
                "acme-project-%d-%s-%s".formatted(opened++, account.accountId(), account.region()),
                at.truncatedTo(ChronoUnit.SECONDS),
                dice.hex(64),
                null,
                "projects",
                Bucket.Exposure.PRIVATE);
        scans.putBucket(descriptions.write(bucket, 2, new BucketContents()).put("lastUpdated", Json.time(at)));
        there.add(bucket);
        return Optional.of(bucket);
    }

    Optional<Bucket> go() {
        if (there.isEmpty() || !dice.chance(GOES)) {
            return Optional.empty();
        }
        Bucket bucket = there.remove(0);
        scans.seenBy().forEach(eye -> eye.removeBucket(bucket.arn()));
        return Optional.of(bucket);
    }
}
