package io.maciestreams.processor.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The documented bands, and which way each change moves the score. */
class ScoredBucketTest {

    @Example
    void eachBandHasItsCase() {
        assertThat(bucket(0, 0, 0, 0, 0, 0L).score(ScoreWeights.DEFAULT))
                .as("empty")
                .isEqualTo(1);
        assertThat(bucket(0, 0, 0, 0, 0, null).score(ScoreWeights.DEFAULT))
                .as("not analysed")
                .isEqualTo(50);
        assertThat(new ScoredBucket(9, 0, 9, 1, 9, 9L, 9L, false).score(ScoreWeights.DEFAULT))
                .as("access lost")
                .isEqualTo(50);
        assertThat(bucket(0, 3, 0, 0, 0, 10L).score(ScoreWeights.DEFAULT))
                .as("nothing analysable")
                .isEqualTo(-1);
        assertThat(bucket(10, 0, 0, 0, 0, 10L).score(ScoreWeights.DEFAULT))
                .as("all clean")
                .isEqualTo(2);
        assertThat(bucket(1, 0, 0, 0, 0, 1_000_000L).score(ScoreWeights.DEFAULT))
                .as("little analysed")
                .isEqualTo(49);
        assertThat(bucket(1_000_000, 0, 1, 1, 1, 1_000_000L).score(ScoreWeights.DEFAULT))
                .as("hardly sensitive")
                .isBetween(51, 60);
        assertThat(bucket(1000, 0, 1000, 30, 5_000_000, 1000L).score(ScoreWeights.DEFAULT))
                .as("as sensitive as can be")
                .isEqualTo(99);
    }

    @Property
    void theBandFollowsFromWhatWasFound(@ForAll("buckets") ScoredBucket bucket) {
        if (bucket.sensitive() > 0) {
            assertThat(bucket.score(ScoreWeights.DEFAULT)).isBetween(51, 99);
        } else if (bucket.classified() > 0) {
            assertThat(bucket.score(ScoreWeights.DEFAULT)).isBetween(2, 49);
        } else if (bucket.skipped() > 0) {
            assertThat(bucket.score(ScoreWeights.DEFAULT)).isEqualTo(-1);
        } else {
            assertThat(bucket.score(ScoreWeights.DEFAULT)).isEqualTo(50);
        }
    }

    @Property
    void aCleanObjectNeverRaisesTheScoreOfAnAnalysedBucket(@ForAll("buckets") ScoredBucket bucket) {
        Assume.that(bucket.classified() > 0);
        ScoredBucket more = new ScoredBucket(
                bucket.classified() + 1,
                bucket.skipped(),
                bucket.sensitive(),
                bucket.types(),
                bucket.occurrences(),
                null,
                bucket.classifiable(),
                true);

        assertThat(more.score(ScoreWeights.DEFAULT)).isLessThanOrEqualTo(bucket.score(ScoreWeights.DEFAULT));
    }

    @Property
    void aSensitiveObjectNeverLowersTheScoreNorDoesItsRemovalRaiseIt(
            @ForAll("buckets") ScoredBucket bucket, @ForAll("counts") long occurrences, @ForAll boolean newType) {
        ScoredBucket more = new ScoredBucket(
                bucket.classified() + 1,
                bucket.skipped(),
                bucket.sensitive() + 1,
                bucket.types() + (newType || bucket.types() == 0 ? 1 : 0),
                bucket.occurrences() + occurrences,
                null,
                bucket.classifiable(),
                true);

        assertThat(more.score(ScoreWeights.DEFAULT)).isGreaterThanOrEqualTo(bucket.score(ScoreWeights.DEFAULT));
    }

    @Property
    void suppressingATypeNeverRaisesTheScore(
            @ForAll("buckets") ScoredBucket bucket,
            @ForAll("counts") long objects,
            @ForAll("counts") long occurrences) {
        Assume.that(bucket.types() > 0);
        ScoredBucket less = new ScoredBucket(
                bucket.classified(),
                bucket.skipped(),
                bucket.types() == 1 ? 0 : Math.max(1, bucket.sensitive() - objects),
                bucket.types() - 1,
                Math.max(0, bucket.occurrences() - occurrences),
                null,
                bucket.classifiable(),
                true);

        assertThat(less.score(ScoreWeights.DEFAULT)).isLessThanOrEqualTo(bucket.score(ScoreWeights.DEFAULT));
    }

    @Provide
    Arbitrary<ScoredBucket> buckets() {
        return Combinators.combine(counts(), counts(), counts(), counts(), counts(), counts())
                .as((clean, skipped, sensitive, types, occurrences, beyond) -> bucket(
                        clean + sensitive,
                        skipped,
                        sensitive,
                        sensitive == 0 ? 0 : Math.max(1, types % 50),
                        sensitive == 0 ? 0 : sensitive + occurrences,
                        beyond == 0 ? null : clean + sensitive + skipped + beyond));
    }

    @Provide
    Arbitrary<Long> counts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 5),
                Arbitraries.longs().between(0, 1000),
                Arbitraries.longs().between(0, 10_000_000));
    }

    private static ScoredBucket bucket(
            long classified, long skipped, long sensitive, long types, long occurrences, @Nullable Long objects) {
        return new ScoredBucket(classified, skipped, sensitive, types, occurrences, objects, objects, true);
    }
}
