package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExporterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String KMS_KEY = "arn:aws:kms:us-east-1:111122223333:key/k";

    private final FakeObjectUploader uploader = new FakeObjectUploader();
    private final ConfigurationHistory configurations = new ConfigurationHistory();
    private final Exporter exporter = new Exporter(
            uploader, new Destinations(configurations), Uuid.ONE_UUID, "app", Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void configure() {
        uploader.createBucket("old");
        uploader.createBucket("new");
        configurations.add(0, configuration(new S3Destination("old", null, "exports", KMS_KEY)));
        configurations.add(1, configuration(new S3Destination("new", null, null, KMS_KEY)));
        configurations.add(2, configuration(null));
    }

    @Test
    void writesEachGroupWhereThePlansConfigurationSays() {
        List<ExportedObject> written = exporter.write(batch("1", "2"), plan(12, 0));

        ExportedObject object = written.get(0);
        assertThat(written).hasSize(1);
        assertThat(object.getBucketName()).isEqualTo("old");
        assertThat(object.getObjectKey()).startsWith("exports/planned/AWSLogs/");
        assertThat(object.getRecordCount()).isEqualTo(2);
        assertThat(object.getStartOffset()).isEqualTo(10);
        assertThat(object.getEndOffset()).isEqualTo(12);
        assertThat(uploader.content("old", object.getObjectKey())).isNotEmpty();
    }

    @Test
    void doingItAgainGivesTheSame() {
        List<ExportedObject> first = exporter.write(batch("1", "2"), plan(12, 1));

        assertThat(exporter.write(batch("1", "2"), plan(12, 1))).isEqualTo(first);
    }

    @Test
    void stopsWhereAnotherObjectHasTheKey() {
        exporter.write(batch("1", "2"), plan(12, 1));

        assertThatThrownBy(() -> exporter.write(batch("1", "3"), plan(12, 1)))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("s3://new/planned/AWSLogs/")
                .hasMessageContaining("exists and is another object")
                .hasMessageNotContaining("sink.key.prefix");
    }

    @Test
    void passesOverAGroupWithoutDestination() {
        assertThat(exporter.write(batch("1"), plan(11, 2))).isEmpty();
    }

    @Test
    void stopsWhereThePlansConfigurationIsGone() {
        assertThatThrownBy(() -> exporter.write(batch("1"), plan(11, -1)))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("111122223333/us-east-1");
    }

    @Test
    void writesWhereThePlansFallbackSaysWhatHasNoDestination() {
        S3Destination own = new S3Destination("new", null, "fallback", KMS_KEY);
        Plan plan = new Plan(11, 2, "planned/", Optional.of(new OwnDestination(false, own)));

        assertThat(exporter.write(batch("1"), plan))
                .singleElement()
                .satisfies(object -> assertThat(object.getObjectKey()).startsWith("fallback/planned/AWSLogs/"));
    }

    @Test
    void writesAllWhereThePlansOwnDestinationSaysIfItIsForAll() {
        S3Destination own = new S3Destination("new", "444455556666", "all", KMS_KEY);
        Plan plan = new Plan(11, -1, "planned/", Optional.of(new OwnDestination(true, own)));

        assertThat(exporter.write(batch("1"), plan)).singleElement().satisfies(object -> {
            assertThat(object.getObjectKey()).startsWith("all/planned/AWSLogs/");
            assertThat(object.getExpectedBucketOwner()).isEqualTo("444455556666");
            assertThat(object.getApplicationId()).isEqualTo("app");
        });
    }

    private static Plan plan(long end, long configurationOffset) {
        return new Plan(end, configurationOffset, "planned/", Optional.empty());
    }

    private static Batch batch(String... ids) {
        Batch batch = new Batch(new TopicPartition("results", 0), 10, Optional.empty(), new BlockDeflater());
        List.of(ids).forEach(id -> batch.add(Lines.of(Results.ofJob(id))));
        return batch;
    }

    private static ClassificationExportConfiguration configuration(@Nullable S3Destination destination) {
        return new ClassificationExportConfiguration(Results.ACCOUNT, Results.REGION, destination);
    }
}
