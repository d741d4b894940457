package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/k";
    private static final S3Destination RESULTS = new S3Destination("results", null, "exports", KEY);
    private static final S3Destination MISSING = new S3Destination("missing", null, null, KEY);

    private final FakeObjectUploader uploader = new FakeObjectUploader();
    private final ConfigurationHistory history = new ConfigurationHistory();
    private Uuid current = Uuid.ONE_UUID;

    @BeforeEach
    void createBucket() {
        uploader.createBucket("results");
        uploader.createBucket("own");
    }

    @Test
    void plansByWhatIsConfiguredNow() {
        history.add(2, configuration(RESULTS));

        assertThat(planner(Optional.empty()).plan(batch())).isEqualTo(new Plan(13, 2, "ours/", Optional.empty()));
    }

    @Test
    void triesEachDestinationOnceBelowBothPrefixes() {
        history.add(2, configuration(RESULTS));
        Planner planner = planner(Optional.empty());
        planner.tryAll();
        planner.plan(batch());
        planner.plan(batch());

        assertThat(uploader.tested()).containsExactly("results/exports/ours/macie-test-object");
    }

    @Test
    void triesANewConfigurationWhenItComes() {
        planner(Optional.empty()).tell(List.of(configuration(RESULTS)));

        assertThat(uploader.tested()).hasSize(1);
    }

    @Test
    void goesOnWithABadDestinationUntilResultsWouldGoThere() {
        history.add(2, configuration(MISSING));
        Planner planner = planner(Optional.empty());
        planner.tryAll();

        assertThatThrownBy(() -> planner.plan(batch())).isInstanceOf(ServiceException.class);
    }

    @Test
    void plansNothingForARegionThatTheBucketMayNotTake() {
        history.add(
                2,
                configuration(new S3Destination("results", null, null, "arn:aws:kms:me-south-1:111122223333:key/k")));

        assertThatThrownBy(() -> planner(Optional.empty()).plan(batch()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("may not go to s3://results in me-south-1");
        assertThat(uploader.tested()).isEmpty();
    }

    @Test
    void findsTheGroupThatHasNoConfigurationYet() {
        assertThat(planner(Optional.empty()).withoutConfiguration(batch()))
                .contains(new GroupKey(Results.ACCOUNT, Results.REGION, Results.JOB, Results.ACCOUNT));

        history.add(0, configuration(null));
        assertThat(planner(Optional.empty()).withoutConfiguration(batch())).isEmpty();
    }

    @Test
    void needsNoConfigurationWhereTheSettingsNameADestinationForAll() {
        OwnDestination own = new OwnDestination(true, new S3Destination("own", null, null, KEY));
        Planner planner = planner(Optional.of(own));

        assertThat(planner.withoutConfiguration(batch())).isEmpty();
        assertThat(planner.plan(batch()).own()).contains(own);
        assertThat(uploader.tested()).containsExactly("own/ours/macie-test-object");
    }

    @Test
    void plansNothingOnceTheTopicWasMadeAnew() {
        history.add(2, configuration(RESULTS));
        Planner planner = planner(Optional.empty());
        current = Uuid.randomUuid();

        assertThatThrownBy(() -> planner.plan(batch()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("was deleted and made anew");
    }

    private Planner planner(Optional<OwnDestination> own) {
        ResultsTopic topic = new ResultsTopic(() -> current);
        return new Planner(history, new DestinationChecks(uploader, "ours/"), topic, "ours/", own);
    }

    private static Batch batch() {
        Batch batch = new Batch(new TopicPartition("results", 0), 10, Optional.empty(), new BlockDeflater());
        batch.add(Lines.of(Results.ofJob("1")));
        batch.reach(13, Instant.EPOCH);
        return batch;
    }

    private static ClassificationExportConfiguration configuration(@Nullable S3Destination destination) {
        return new ClassificationExportConfiguration(Results.ACCOUNT, Results.REGION, destination);
    }
}
