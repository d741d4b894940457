package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;

/** Publishes the settings and statistics of Macie's own profile of each bucket, when they change. */
public final class ProfileSettingsFeed implements Feed {

    private static final String NAME = "profile-settings";
    private static final String BUCKET = "bucket-";

    private final BucketOwnership ownership;
    private final MacieApi macie;
    private final Clock clock;
    private final PublishedStates published;
    private final ProfileSettingsRecords records;
    private @Nullable ProfileSettingsPass pass;

    /** Creates the feed as the checkpoints left it. */
    public ProfileSettingsFeed(
            BucketOwnership ownership, MacieApi macie, Checkpoints checkpoints, Outbox outbox, Clock clock) {
        this.ownership = ownership;
        this.macie = macie;
        this.clock = clock;
        this.published = new PublishedStates(new CheckpointKey(ownership.shard(), NAME), checkpoints, outbox);
        this.records = new ProfileSettingsRecords(ownership.shard(), new DeadLetters(ownership.shard(), clock));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() throws MacieException {
        ProfileSettingsPass current = pass == null
                ? new ProfileSettingsPass(clock.instant().truncatedTo(ChronoUnit.MILLIS), published.endingsOf(BUCKET))
                : pass;
        // Only what was published leads on.
        pass = null;
        String bucketArn = current.nextBucket();
        publish(bucketArn == null ? readPage(current) : readProfile(bucketArn), current);
        pass = current.isOver() ? null : current;
        return pass == null;
    }

    private List<Change> readPage(ProfileSettingsPass current) throws MacieException {
        Paging paging = Objects.requireNonNull(current.paging());
        ListedPage<BucketMetadata> page = macie.describeBuckets(paging);
        List<String> ofOthers = arns(page, ownership::isOfAnother);
        current.listed(arns(page, bucket -> !ownership.isOfAnother(bucket)), ofOthers, paging, page.nextToken());
        return ofOthers.stream()
                .map(arn -> BUCKET + arn)
                .filter(published::has)
                .map(Change::forgotten)
                .toList();
    }

    // Whether a bucket is monitored does not tell if it has a profile: only Macie's word does.
    private List<Change> readProfile(String bucketArn) throws MacieException {
        String part = BUCKET + bucketArn;
        Optional<MacieProfile> profile = MacieProfile.read(bucketArn, macie);
        if (profile.isEmpty()) {
            return published.has(part)
                    ? List.of(Change.gone(part, Topics.PROFILE_SETTINGS.record(bucketArn, null)))
                    : List.of();
        }
        StateHash state = profile.get().state(bucketArn);
        return published.has(part, state)
                ? List.of()
                : List.of(Change.published(part, state, records.record(bucketArn, profile.get())));
    }

    private void publish(List<Change> found, ProfileSettingsPass current) {
        if (current.isOver()) {
            published.publishLast(found, current.startedAt());
        } else {
            published.publish(found, current.startedAt());
        }
    }

    // A bucket without ARN has no profile to ask for; the feed of buckets reports it.
    private static List<String> arns(ListedPage<BucketMetadata> page, Predicate<BucketMetadata> wanted) {
        return page.items().stream()
                .filter(wanted)
                .map(BucketMetadata::bucketArn)
                .filter(arn -> arn != null && !arn.isEmpty())
                .distinct()
                .toList();
    }
}
