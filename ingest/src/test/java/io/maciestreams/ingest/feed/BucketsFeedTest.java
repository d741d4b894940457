package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Buckets;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingBuckets;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BucketsFeedTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final Shard MEMBER = new Shard("444455556666", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final TestingBuckets macie = new TestingBuckets();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TestingClock clock = new TestingClock(NOW);
    private BucketsFeed feed = feed(Checkpoints.none());

    @Test
    void publishesEachBucketOnceAlsoAfterARestart() throws Exception {
        List<String> names = put(120);

        pass();
        restart();
        pass();

        assertThat(published()).extracting(BucketMetadata::getBucketName).isEqualTo(names);
        assertThat(outbox.records()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("macie.buckets");
            assertThat(record.key()).isEqualTo(((BucketMetadata) record.value()).getBucketArn());
        });
        assertThat(published().get(0).getMacieAccountId()).isEqualTo("111122223333");
        assertThat(published().get(0).getAccountId()).isEqualTo("444455556666");
    }

    @Test
    void publishesABucketAgainWhenAMemberHasChanged() throws Exception {
        macie.put(Buckets.named("b"));
        pass();
        macie.put(Buckets.named("b").jobDetails(details -> details.isDefinedInJob("FALSE")));
        pass();
        pass();

        assertThat(published())
                .extracting(bucket -> bucket.getJobDetails().getIsDefinedInJob())
                .containsExactly("TRUE", "FALSE");
    }

    @Test
    void thatMacieHasLookedAgainIsNoNews() throws Exception {
        macie.put(Buckets.named("b"));
        pass();
        macie.put(Buckets.named("b").lastUpdated(NOW));
        pass();

        assertThat(published()).hasSize(1);
        assertThat(published().get(0).getLastUpdated()).isEqualTo(Buckets.LAST_UPDATED);
    }

    @Test
    void aVanishedBucketGetsItsTombstoneOnce() throws Exception {
        put(60);
        pass();
        macie.remove("b103");
        macie.remove("b159");
        restart();

        pass();
        pass();
        restart();
        pass();

        assertThat(tombstones()).containsExactlyInAnyOrder(Buckets.arn("b103"), Buckets.arn("b159"));
        assertThat(published()).hasSize(60);
        assertThat(outbox.checkpoints).hasSize(1 + 58).doesNotContainKey(key("bucket-" + Buckets.arn("b103")));
    }

    @Test
    void aBucketThatComesBackIsPublishedAgain() throws Exception {
        macie.put(Buckets.named("b"));
        pass();
        macie.remove("b");
        pass();
        macie.put(Buckets.named("b"));
        pass();

        assertThat(outbox.records())
                .extracting(record -> record.value() != null)
                .containsExactly(true, false, true);
    }

    @Test
    void allBucketsCanVanishAtOnce() throws Exception {
        put(120);
        pass();
        IntStream.range(100, 220).forEach(i -> macie.remove("b" + i));

        pass();

        assertThat(tombstones()).hasSize(120).doesNotHaveDuplicates();
        assertThat(outbox.checkpoints).containsOnlyKeys(key("cursor"));
        assertThat(macie.requests)
                .allSatisfy(request -> assertThat(request.criteria().values())
                        .allSatisfy(criterion -> assertThat(criterion.eq()).hasSizeLessThanOrEqualTo(50)));
    }

    @Test
    void aListingThatFailsTellsOfNoBucketThatItIsGone() throws Exception {
        put(60);
        pass();
        macie.remove("b103");
        macie.failRequest(2);

        assertThat(feed.step()).isFalse();
        assertThatThrownBy(() -> feed.step())
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("DescribeBuckets failed with status 403");
        assertThat(tombstones()).isEmpty();

        pass();
        assertThat(tombstones()).containsExactly(Buckets.arn("b103"));
    }

    @Test
    void aListingThatRepeatsATokenTellsOfNoBucketThatItIsGone() throws Exception {
        put(60);
        pass();
        macie.remove("b103");
        macie.repeatToken("t");

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class).hasMessageContaining("token came twice");
        assertThat(tombstones()).isEmpty();

        macie.repeatToken(null);
        pass();
        assertThat(tombstones()).containsExactly(Buckets.arn("b103"));
    }

    @Test
    void aRefusedLookForAMissingBucketIsNotTakenForItsEnd() throws Exception {
        macie.put(Buckets.named("b"));
        pass();
        macie.remove("b");
        macie.failRequest(2);

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class);
        assertThat(tombstones()).isEmpty();
    }

    @Test
    void aBucketThatGoesDuringTheListingTakesNoOtherWithIt() throws Exception {
        put(120);
        pass();

        feed.step();
        // The second page starts one place further on: b150 is on neither.
        macie.remove("b100");
        pass();

        assertThat(tombstones()).isEmpty();
        pass();
        assertThat(tombstones()).containsExactly(Buckets.arn("b100"));
        assertThat(published()).hasSize(120);
    }

    @Test
    void whatTheLookForAHiddenBucketFindsIsPublished() throws Exception {
        put(120);
        pass();

        feed.step();
        macie.remove("b100");
        macie.put(Buckets.named("b150").objectCount(99L));
        pass();

        assertThat(published()).hasSize(121);
        assertThat(published().get(120).getObjectCount()).isEqualTo(99);
    }

    @Test
    void putsWhatDoesNotFitAmongTheDeadLettersOnce() throws Exception {
        macie.put(Buckets.named("odd").region(null));
        macie.put(Buckets.named("nameless").bucketArn(null));
        macie.put(Buckets.named("fine"));

        pass();
        restart();
        pass();

        assertThat(published()).extracting(BucketMetadata::getBucketName).containsExactly("fine");
        assertThat(outbox.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly("BucketMetadata.bucketArn is missing", "BucketMetadata.region is missing");
        assertThat(outbox.records())
                .extracting(ProducerRecord::key)
                .contains("unknown/111122223333/us-east-1", Buckets.arn("odd"));
        assertThat(tombstones()).isEmpty();
    }

    @Test
    void aBucketThatTellsItsArnNoMoreIsNotGone() throws Exception {
        macie.put(Buckets.named("b"));
        pass();
        macie.put(Buckets.named("b").bucketArn(null));
        pass();
        pass();

        assertThat(tombstones()).isEmpty();
        assertThat(outbox.deadLetters()).hasSize(1);
    }

    @Test
    void publishesAgainWhatCouldNotBePublished() throws Exception {
        macie.put(Buckets.named("b"));
        pass();
        macie.remove("b");
        feed.step();
        outbox.failNext();

        assertThatThrownBy(() -> feed.step()).isInstanceOf(IllegalStateException.class);
        pass();

        assertThat(tombstones()).containsExactly(Buckets.arn("b"));
    }

    @Test
    void tellsAPassOnlyAtItsEnd() throws Exception {
        put(60);
        feed.step();
        assertThat(cursor().getPolledAt()).isNull();
        feed.step();
        assertThat(cursor().getPolledAt()).isEqualTo(NOW);
    }

    @Test
    void aBucketThatIsListedTwiceIsPublishedOnce() throws Exception {
        put(120);
        feed.step();
        // The second page starts one place further back: b149 is on both.
        macie.put(Buckets.named("b0"));
        pass();

        assertThat(published()).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void leavesBucketsToTheShardOfTheirOwner() throws Exception {
        macie.put(Buckets.named("members"));
        macie.put(Buckets.named("own").accountId("111122223333"));
        macie.put(Buckets.named("unpolled").accountId("777788889999"));
        feed = feed(Checkpoints.none(), SHARD, MEMBER, new Shard("777788889999", "eu-west-1"));
        pass();

        assertThat(published()).extracting(BucketMetadata::getBucketName).containsExactly("own", "unpolled");
    }

    @Test
    void aBucketChangesHandsWithoutATombstone() throws Exception {
        macie.put(Buckets.named("members"));
        pass();
        feed = feed(outbox.restored(), SHARD, MEMBER);
        pass();
        macie.remove("members");
        pass();
        assertThat(tombstones()).isEmpty();
        assertThat(published()).hasSize(1);

        macie.put(Buckets.named("members"));
        feed = feed(outbox.restored(), SHARD);
        pass();
        pass();
        assertThat(tombstones()).isEmpty();
        assertThat(published()).hasSize(2);
    }

    @Test
    void aHiddenBucketOfAnotherShardGetsNoTombstoneEither() throws Exception {
        put(120);
        pass();
        feed = feed(outbox.restored(), SHARD, MEMBER);
        feed.step();
        // The second page starts one place further on: b150 is on neither, and asked for by name.
        macie.remove("b100");
        pass();

        assertThat(tombstones()).isEmpty();
        assertThat(outbox.checkpoints).containsOnlyKeys(key("cursor"));
    }

    @Test
    void noCheckpointPartIsLarge() throws Exception {
        put(300);
        pass();

        assertThat(outbox.checkpoints.values()).hasSize(301).allSatisfy(part -> assertThat(
                        IngestCheckpoint.getEncoder().encode(part).remaining())
                .isLessThan(64));
    }

    private void pass() throws MacieException {
        boolean complete = false;
        for (int steps = 0; !complete; steps++) {
            assertThat(steps).as("steps of a pass").isLessThan(100);
            complete = feed.step();
        }
    }

    private void restart() {
        feed = feed(outbox.restored());
    }

    private BucketsFeed feed(Checkpoints checkpoints) {
        return feed(checkpoints, SHARD);
    }

    private BucketsFeed feed(Checkpoints checkpoints, Shard... all) {
        return new BucketsFeed(
                BucketOwnership.among(List.of(all), SHARD), Unpaced.api(macie), checkpoints, outbox, clock);
    }

    private List<String> put(int number) {
        List<String> names =
                IntStream.range(100, 100 + number).mapToObj(i -> "b" + i).toList();
        names.forEach(name -> macie.put(Buckets.named(name)));
        return names;
    }

    private List<BucketMetadata> published() {
        return outbox.values(BucketMetadata.class);
    }

    private List<String> tombstones() {
        return outbox.records().stream()
                .filter(record -> record.value() == null)
                .map(ProducerRecord::key)
                .toList();
    }

    private IngestCheckpoint cursor() {
        return outbox.restored().cursor(new CheckpointKey(SHARD, "buckets")).orElseThrow();
    }

    private static String key(String part) {
        return "111122223333/us-east-1/buckets/" + part;
    }
}
