package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Settings;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ReconciliationTest {

    private static final Instant NOW = TestedApplication.NOW;
    private static final Scan SCAN = Scan.of("ledger", "a.csv", "r1", 7).byAutomatedDiscovery();

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, DataClassificationResult> results;
    private TestInputTopic<String, ProfileSettings> settings;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.PROFILES, stateDir);
        results = application.input(Topics.CLASSIFICATION_RESULTS);
        settings = application.input(Topics.PROFILE_SETTINGS);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void equalProfilesAreEqualThoughJobsFoundMore() {
        pipe(SCAN);
        pipe(Scan.of("ledger", "b.csv", "r2", 9));
        macieHas(7, 1);

        assertThat(updates()).last().satisfies(update -> {
            assertThat(update.getState()).isEqualTo("EQUAL");
            assertThat(update.getDiffering()).isEmpty();
        });
    }

    @Test
    void aDifferenceSettlesWithinTheGraceTimeOrIsOne() {
        pipe(SCAN);
        macieHas(9, 2);
        assertThat(updates()).last().extracting(Reconciliation::getState).isEqualTo("SETTLING");
        application.advance(Duration.ofMinutes(59));
        assertThat(updates()).isEmpty();
        application.advance(Duration.ofMinutes(2));

        assertThat(updates()).singleElement().satisfies(update -> {
            assertThat(update.getState()).isEqualTo("DIFFERENT");
            assertThat(update.getSince()).isEqualTo(NOW);
            assertThat(update.getDiffering())
                    .containsExactly(
                            "totalBytesClassified", "totalDetections", "totalItemsClassified", "totalItemsSensitive");
            assertThat(update.getExplained()).isFalse();
        });
        results.pipeInput(
                SCAN.bucketArn(),
                Scan.of("ledger", "b.csv", "r2", 2).byAutomatedDiscovery().result(),
                NOW.plusSeconds(7200));
        assertThat(updates()).last().extracting(Reconciliation::getState).isEqualTo("EQUAL");
    }

    @Test
    void aDifferenceThatDeletedObjectsExplainIsToldApart() {
        pipe(SCAN);
        pipe(Scan.of("ledger", "b.csv", "r2", 2).byAutomatedDiscovery());
        macieHas(7, 1);
        application.advance(Duration.ofMinutes(61));

        assertThat(updates()).last().satisfies(update -> {
            assertThat(update.getState()).isEqualTo("DIFFERENT");
            assertThat(update.getExplained()).isTrue();
        });
    }

    @Test
    void whereMacieHasNoProfileAnyLongerTheComparisonIsATombstone() {
        pipe(SCAN);
        macieHas(7, 1);
        application.rawInput(Topics.PROFILE_SETTINGS).pipeInput(SCAN.bucketArn(), null, NOW);

        assertThat(application.output(Topics.RECONCILIATION)).last().satisfies(record -> assertThat(record.value())
                .isNull());
    }

    @Test
    void aDifferenceBeginsNoEarlierThanMaciesSideIsKnown() {
        pipe(SCAN);
        application.advance(Duration.ofHours(2));
        settings.pipeInput(SCAN.bucketArn(), macies(9, 2), NOW.plusSeconds(7200));

        assertThat(updates()).last().extracting(Reconciliation::getState).isEqualTo("SETTLING");
    }

    @Test
    void withoutMaciesStatisticsNothingIsCompared() {
        pipe(SCAN);
        application.advance(Duration.ofHours(2));

        assertThat(updates()).isEmpty();
    }

    private void pipe(Scan scan) {
        results.pipeInput(scan.bucketArn(), scan.result(), NOW);
    }

    private void macieHas(long detections, long sensitive) {
        settings.pipeInput(SCAN.bucketArn(), macies(detections, sensitive), NOW);
    }

    private static ProfileSettings macies(long detections, long sensitive) {
        ProfileSettings macies = Settings.NONE.record(SCAN.bucketArn());
        macies.setStatistics(ResourceStatistics.newBuilder()
                .setTotalBytesClassified(619 * sensitive)
                .setTotalDetections(detections)
                .setTotalItemsClassified(sensitive)
                .setTotalItemsSensitive(sensitive)
                .build());
        return macies;
    }

    private List<Reconciliation> updates() {
        return application.output(Topics.RECONCILIATION).stream()
                .map(TestRecord::value)
                .toList();
    }
}
