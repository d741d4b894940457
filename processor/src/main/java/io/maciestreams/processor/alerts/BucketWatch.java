package io.maciestreams.processor.alerts;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceProfile;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watches buckets: what is found in them, what they are like, and what becomes of their profiles. */
final class BucketWatch {

    private static final String SENSITIVE_DATA = "CLASSIFICATION";
    private static final String LIVE = "LIVE";

    private final Watch watch;
    private final KnownRecords known;
    private final Baselines baselines;
    private final LastLooks looks;
    private final Instant newsSince;

    /**
     * Creates it.
     *
     * @param newsSince what was published before is history
     */
    BucketWatch(Watch watch, KnownRecords known, Baselines baselines, LastLooks looks, Instant newsSince) {
        this.watch = watch;
        this.known = known;
        this.baselines = baselines;
        this.looks = looks;
        this.newsSince = newsSince;
    }

    /** A finding; samples and archived ones tell nobody anything. */
    void see(String key, Finding finding, String provenance, Instant at) {
        if (Boolean.TRUE.equals(finding.getSample()) || Boolean.TRUE.equals(finding.getArchived())) {
            return;
        }
        Facts facts = known.facts(key, at).with(Variable.FINDING, finding);
        if (SENSITIVE_DATA.equals(finding.getCategory())
                && KnownRecords.put(known.lastFindings, key, finding.getId()) == null) {
            watch.found(key, finding.getId(), facts);
        }
        if (LIVE.equals(provenance) && isNews(at)) {
            watch.happened(Trigger.ON_FINDING, key, finding.getId(), facts, finding.getId());
        }
    }

    /** A bucket; one that is seen for the first time is news only beside news found in it. */
    void see(String key, @Nullable BucketMetadata bucket, Instant at) {
        BucketMetadata before = KnownRecords.put(known.buckets, key, bucket);
        boolean news = isNews(at)
                && (before != null || ProfileNews.in(known.profiles.get(key)).liveSensitive());
        stateChanged(key, before(key, at).with(Variable.BUCKET, before), at, held -> news && !held.getAsBoolean());
    }

    /** A profile. */
    void see(String key, @Nullable ResourceProfile profile, Instant at) {
        ResourceProfile before = KnownRecords.put(known.profiles, key, profile);
        ProfileNews news = ProfileNews.between(before, profile);
        stateChanged(key, before(key, at).with(Variable.PROFILE, before), at, held -> isNews(at) && news.mayOpen(held));
        if (profile == null) {
            baselines.forget(key);
            return;
        }
        baselines
                .before(before, profile, at)
                .filter(previous -> news.live() && isNews(at))
                .ifPresent(previous -> watch.happened(
                        Trigger.ON_PROFILE,
                        key,
                        cause(profile),
                        known.facts(key, at).with(Variable.PREVIOUS_PROFILE, previous),
                        known.lastFindings.get(key)));
    }

    /** How our profile of a bucket compares with Macie's. */
    void see(String key, @Nullable Reconciliation reconciliation, Instant at) {
        Reconciliation before = KnownRecords.put(known.reconciliations, key, reconciliation);
        stateChanged(
                key,
                before(key, at).with(Variable.RECONCILIATION, before),
                at,
                held -> isNews(at) && !held.getAsBoolean());
    }

    private void stateChanged(String key, Facts before, Instant at, Predicate<BooleanSupplier> mayOpen) {
        Facts after = known.facts(key, at);
        watch.changed(Trigger.ON_BUCKET, key, before, after, known.lastFindings.get(key), mayOpen);
        watch.resolveWhatIsOver(key, after);
        if (watch.looksAtTheClock(Trigger.ON_BUCKET)) {
            looks.look(key, at);
        }
    }

    // At the last look, unless the record comes late and is older than that.
    private Facts before(String key, Instant at) {
        Instant last = watch.looksAtTheClock(Trigger.ON_BUCKET) ? looks.of(key, at) : at;
        return known.facts(key, last.isBefore(at) ? last : at);
    }

    private boolean isNews(Instant at) {
        return !at.isBefore(newsSince);
    }

    private static String cause(ResourceProfile profile) {
        ProfileUpdate change = profile.getLastChange();
        return Objects.requireNonNullElse(
                change == null ? null : change.getResultId(),
                profile.getProfileUpdatedAt().toString());
    }
}
