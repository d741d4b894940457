package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.SuppressDataIdentifier;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieError;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Buckets;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.TestingProfiles;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.ResourceStatistics;

class ProfileSettingsFeedTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final Shard MEMBER = new Shard("444455556666", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final TestingProfiles macie = new TestingProfiles();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private ProfileSettingsFeed feed = feed(Checkpoints.none());

    @Test
    void publishesTheProfileWithAllThatMacieTells() throws Exception {
        monitored("b");
        macie.put(Buckets.arn("b"), profile(83).build(), List.of(detection("CREDIT_CARD_NUMBER", true)));
        pass();

        ProducerRecord<?, ?> record = outbox.records().get(0);
        assertThat(record.topic()).isEqualTo("macie.profile-settings");
        assertThat(record.key()).isEqualTo(Buckets.arn("b"));
        ProfileSettings settings = published().get(0);
        assertThat(settings.getMacieAccountId()).isEqualTo("111122223333");
        assertThat(settings.getRegion()).isEqualTo("us-east-1");
        assertThat(settings.getResourceArn()).isEqualTo(Buckets.arn("b"));
        assertThat(settings.getSensitivityScore()).isEqualTo(83);
        assertThat(settings.getSensitivityScoreOverridden()).isFalse();
        assertThat(settings.getProfileUpdatedAt()).isEqualTo(NOW);
        assertThat(settings.getStatistics().getTotalItemsSkippedPermissionDenied())
                .isEqualTo(9);
        assertThat(settings.getDetections()).hasSize(1);
        assertThat(settings.getSuppressedDataIdentifiers())
                .containsExactly(new SuppressDataIdentifier("CREDIT_CARD_NUMBER", "MANAGED"));
    }

    @Test
    void publishesOnChangeOnlyAlsoAfterARestart() throws Exception {
        monitored("b");
        macie.put(Buckets.arn("b"), profile(83).build(), List.of(detection("A", false), detection("B", false)));
        pass();
        restart();
        pass();
        macie.put(Buckets.arn("b"), profile(83).build(), List.of(detection("B", false), detection("A", false)));
        pass();
        assertThat(published()).hasSize(1);

        macie.put(Buckets.arn("b"), profile(83).build(), List.of(detection("A", true), detection("B", false)));
        pass();
        assertThat(published()).hasSize(2);
        assertThat(published().get(1).getSuppressedDataIdentifiers()).hasSize(1);
    }

    @Test
    void readsAllPagesOfDetections() throws Exception {
        monitored("b");
        List<Detection> found = IntStream.range(100, 180)
                .mapToObj(i -> detection("T" + i, i % 2 == 0))
                .collect(Collectors.toList());
        Collections.reverse(found);
        macie.put(Buckets.arn("b"), profile(99).build(), found);
        pass();

        assertThat(published().get(0).getDetections())
                .extracting(io.maciestreams.avro.Detection::getId)
                .hasSize(80)
                .isSorted();
        assertThat(published().get(0).getSuppressedDataIdentifiers()).hasSize(40);
    }

    @Test
    void asksForBucketsThatAreNotMonitoredToo() throws Exception {
        monitored("b");
        macie.buckets.put(Buckets.named("other").automatedDiscoveryMonitoringStatus("NOT_MONITORED"));
        macie.buckets.put(Buckets.named("older"));
        pass();

        assertThat(macie.asked).containsExactlyInAnyOrder(Buckets.arn("b"), Buckets.arn("other"), Buckets.arn("older"));
        assertThat(outbox.records()).isEmpty();
    }

    @Test
    void aProfileThatIsGoneGetsItsTombstoneOnce() throws Exception {
        put("a", "b", "c");
        pass();
        macie.remove(Buckets.arn("a"));
        macie.remove(Buckets.arn("b"));
        macie.buckets.remove("b");
        restart();
        pass();
        restart();
        pass();

        assertThat(tombstones()).containsExactlyInAnyOrder(Buckets.arn("a"), Buckets.arn("b"));
        assertThat(published()).hasSize(3);
    }

    @Test
    void aBucketThatIsMonitoredNoMoreKeepsItsProfileWhileMacieHasIt() throws Exception {
        put("b");
        pass();
        macie.buckets.put(Buckets.named("b").automatedDiscoveryMonitoringStatus("NOT_MONITORED"));
        pass();

        assertThat(tombstones()).isEmpty();
        assertThat(macie.asked).containsExactly(Buckets.arn("b"), Buckets.arn("b"));
    }

    @Test
    void aRefusalIsNotTakenForTheEndOfAProfile() throws Exception {
        put("a", "b");
        pass();
        macie.refuse(Buckets.arn("b"));

        assertThatThrownBy(this::pass)
                .isInstanceOfSatisfying(
                        MacieException.class, e -> assertThat(e.error()).isEqualTo(MacieError.ACCESS_DENIED))
                .hasMessageContaining("GetResourceProfile failed with status 403");
        assertThat(tombstones()).isEmpty();
    }

    @Test
    void publishesAgainWhatCouldNotBePublished() throws Exception {
        put("b");
        feed.step();
        outbox.failNext();
        assertThatThrownBy(() -> feed.step()).isInstanceOf(IllegalStateException.class);
        pass();
        assertThat(published()).hasSize(1);
    }

    @Test
    void leavesTheBucketsOfAnotherShardToItWithoutATombstone() throws Exception {
        put("b");
        pass();
        feed = feed(outbox.restored(), SHARD, MEMBER);
        pass();
        macie.remove(Buckets.arn("b"));
        pass();

        assertThat(tombstones()).isEmpty();
        assertThat(macie.asked).hasSize(1);
        assertThat(outbox.checkpoints).hasSize(1);
    }

    @Test
    void tellsAPassOnlyAtItsEnd() throws Exception {
        put("a", "b");
        CheckpointKey key = new CheckpointKey(SHARD, "profile-settings");
        feed.step();
        feed.step();
        assertThat(outbox.restored().polledAt(key)).isEmpty();
        assertThat(feed.step()).isTrue();
        assertThat(outbox.restored().polledAt(key)).contains(NOW);
    }

    private void put(String... names) {
        for (String name : names) {
            monitored(name);
            macie.put(Buckets.arn(name), profile(60).build(), List.of(detection("A", false)));
        }
    }

    private void monitored(String name) {
        macie.buckets.put(Buckets.named(name).automatedDiscoveryMonitoringStatus("MONITORED"));
    }

    private static GetResourceProfileResponse.Builder profile(int score) {
        return GetResourceProfileResponse.builder()
                .profileUpdatedAt(NOW)
                .sensitivityScore(score)
                .sensitivityScoreOverridden(false)
                .statistics(ResourceStatistics.builder()
                        .totalBytesClassified(1L)
                        .totalDetections(2L)
                        .totalDetectionsSuppressed(3L)
                        .totalItemsClassified(4L)
                        .totalItemsSensitive(5L)
                        .totalItemsSkipped(6L)
                        .totalItemsSkippedInvalidEncryption(7L)
                        .totalItemsSkippedInvalidKms(8L)
                        .totalItemsSkippedPermissionDenied(9L)
                        .build());
    }

    private static Detection detection(String id, boolean suppressed) {
        return Detection.builder()
                .id(id)
                .name(id)
                .type("MANAGED")
                .count(7L)
                .suppressed(suppressed)
                .build();
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

    private ProfileSettingsFeed feed(Checkpoints checkpoints) {
        return feed(checkpoints, SHARD);
    }

    private ProfileSettingsFeed feed(Checkpoints checkpoints, Shard... all) {
        return new ProfileSettingsFeed(
                BucketOwnership.among(List.of(all), SHARD),
                Unpaced.api(macie),
                checkpoints,
                outbox,
                new TestingClock(NOW));
    }

    private List<ProfileSettings> published() {
        return outbox.values(ProfileSettings.class);
    }

    private List<String> tombstones() {
        return outbox.records().stream()
                .filter(record -> record.value() == null)
                .map(ProducerRecord::key)
                .toList();
    }
}
