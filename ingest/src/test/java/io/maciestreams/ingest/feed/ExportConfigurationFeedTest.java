package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.TestingMacie;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.S3Destination;

class ExportConfigurationFeedTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final TestingMacie macie = new TestingMacie();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TestingClock clock = new TestingClock(NOW);
    private ExportConfigurationFeed feed = feed(Checkpoints.none());

    @Test
    void publishesOnceThatNothingIsSet() throws Exception {
        feed.step();
        feed = feed(outbox.restored());
        feed.step();

        assertThat(published()).hasSize(1);
        assertThat(published().get(0).getMacieAccountId()).isEqualTo("111122223333");
        assertThat(published().get(0).getRegion()).isEqualTo("us-east-1");
        assertThat(published().get(0).getS3Destination()).isNull();
        assertThat(outbox.records().get(0).key()).isEqualTo("111122223333/us-east-1");
    }

    @Test
    void publishesEachChange() throws Exception {
        exportTo("first");
        feed.step();
        exportTo("second");
        feed.step();
        feed.step();
        exportTo("first");
        feed.step();

        assertThat(published())
                .extracting(configuration -> configuration.getS3Destination().getBucketName())
                .containsExactly("first", "second", "first");
        assertThat(published().get(0).getS3Destination().getKmsKeyArn()).isEqualTo("arn:key");
    }

    @Test
    void tellsEachPass() throws Exception {
        feed.step();
        clock.advance(Duration.ofSeconds(3));
        feed.step();

        CheckpointKey key = new CheckpointKey(SHARD, "export-configuration");
        assertThat(outbox.restored().cursor(key).orElseThrow().getPolledAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(outbox.restored().cursor(key).orElseThrow().getFirstRunAt()).isEqualTo(NOW);
    }

    @Test
    void putsAMalformedConfigurationAmongTheDeadLettersOnce() throws Exception {
        macie.exportTo(configuration(S3Destination.builder().bucketName("b").build()));

        feed.step();
        feed.step();

        assertThat(published()).isEmpty();
        assertThat(outbox.deadLetters()).hasSize(1);
        assertThat(outbox.deadLetters().get(0).getReason()).contains("kmsKeyArn is missing");
    }

    private void exportTo(String bucketName) {
        macie.exportTo(configuration(S3Destination.builder()
                .bucketName(bucketName)
                .kmsKeyArn("arn:key")
                .build()));
    }

    private static software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration configuration(
            S3Destination destination) {
        return software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration.builder()
                .s3Destination(destination)
                .build();
    }

    private ExportConfigurationFeed feed(Checkpoints checkpoints) {
        return new ExportConfigurationFeed(SHARD, Unpaced.api(macie), checkpoints, outbox, clock);
    }

    private List<ClassificationExportConfiguration> published() {
        return outbox.values(ClassificationExportConfiguration.class);
    }
}
