package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.processor.fixtures.Buckets;
import io.maciestreams.processor.fixtures.Recount;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Settings;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ProfilesTopologyTest {

    private static final Scan OLD = Scan.of("ledger", "a.csv", "r1", 7);
    private static final Scan NEW =
            Scan.of("ledger", "a.csv", "r2", 3).at(OLD.createdAt().plusSeconds(60));

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int OBJECTS_A_STEP = 1000;

    @TempDir
    Path stateDir;

    private TestedApplication application;
    private TestInputTopic<String, DataClassificationResult> results;
    private TestInputTopic<String, ProfileSettings> settings;
    private TestInputTopic<String, BucketMetadata> buckets;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.PROFILES, stateDir);
        results = application.input(Topics.CLASSIFICATION_RESULTS);
        settings = application.input(Topics.PROFILE_SETTINGS);
        buckets = application.input(Topics.BUCKETS);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aNewerResultReplacesTheOlderOne() {
        pipe(OLD);
        pipe(NEW);

        assertThat(updates()).last().isEqualTo(Map.entry(NEW.bucketArn(), profile(OLD, NEW)));
        assertThat(profile(OLD, NEW).getStatistics().getTotalDetections()).isEqualTo(3);
    }

    @Test
    void neitherAnOlderResultNorARepeatedOneChangesAnything() {
        pipe(NEW);
        updates();
        pipe(OLD);
        pipe(NEW);

        assertThat(updates()).isEmpty();
    }

    @Test
    void theScopesAreKeptApart() {
        Scan automated = NEW.byAutomatedDiscovery();
        pipe(OLD);
        pipe(automated);

        ResourceProfile profile = updates().get(1).getValue();
        assertThat(profile.getStatistics().getTotalDetections()).isEqualTo(3);
        assertThat(profile.getAutomatedStatistics().getTotalDetections()).isEqualTo(3);
        assertThat(profile.getJobStatistics().getTotalDetections()).isEqualTo(7);
        assertThat(profile).isEqualTo(profile(OLD, automated));
    }

    @Test
    void bucketsAreCountedEachByItself() {
        Scan other = Scan.of("archive", "a.csv", "r9", 1);
        pipe(OLD);
        pipe(other);

        assertThat(updates())
                .containsExactly(
                        Map.entry(OLD.bucketArn(), profile(OLD)), Map.entry(other.bucketArn(), profile(other)));
    }

    @Test
    void suppressedTypesStayInTheTotalAndAreCountedByThemselves() {
        settings.pipeInput(OLD.bucketArn(), Settings.suppressing(Scan.NAME).record(OLD.bucketArn()));
        pipe(OLD);

        assertThat(updates())
                .last()
                .extracting(update -> update.getValue().getStatistics())
                .satisfies(statistics -> {
                    assertThat(statistics.getTotalDetections()).isEqualTo(7);
                    assertThat(statistics.getTotalDetectionsSuppressed()).isEqualTo(4);
                });
    }

    @Test
    void settingsTakeEffectAtOnceBothWaysWhicheverSideArrivesFirst() {
        Settings suppressing = Settings.suppressing(Scan.CUSTOM_ID, Scan.CARD_NUMBER);
        Scan scan = OLD.withCustom(2);
        pipe(scan);
        set(suppressing);
        set(Settings.overriddenTo(100));
        set(Settings.NONE);

        assertThat(updates())
                .extracting(Map.Entry::getValue)
                .containsExactly(
                        profile(scan),
                        profileWith(suppressing, scan),
                        profileWith(Settings.overriddenTo(100), scan),
                        profileWith(Settings.NONE, scan));
        assertThat(profileWith(suppressing, scan).getStatistics().getTotalDetectionsSuppressed())
                .isEqualTo(5);
    }

    @Test
    void settingsThatChangeNothingHereAreNoUpdate() {
        pipe(OLD);
        set(Settings.suppressing(Scan.NAME, Scan.CARD_NUMBER));
        updates();
        ProfileSettings again =
                Settings.suppressing(Scan.CARD_NUMBER, Scan.NAME).record(OLD.bucketArn());
        again.setProfileUpdatedAt(OLD.createdAt().plusSeconds(900));
        again.setSuppressedDataIdentifiers(List.of(
                again.getSuppressedDataIdentifiers().get(1),
                again.getSuppressedDataIdentifiers().get(0)));
        settings.pipeInput(OLD.bucketArn(), again);

        assertThat(updates()).isEmpty();
    }

    @Test
    void settingsThatAreTakenAwayAreNotKnownAnyLonger() {
        pipe(OLD);
        set(Settings.overriddenTo(100));
        application.rawInput(Topics.PROFILE_SETTINGS).pipeInput(OLD.bucketArn(), (byte[]) null);

        assertThat(updates()).last().isEqualTo(Map.entry(OLD.bucketArn(), profile(OLD)));
    }

    @Test
    void settingsWithoutKeyOrContentAreDeadLetters() {
        settings.pipeInput(null, Settings.NONE.record(OLD.bucketArn()));
        application.rawInput(Topics.PROFILE_SETTINGS).pipeInput(OLD.bucketArn(), new byte[] {1, 2, 3});

        assertThat(application.deadLetters())
                .extracting(DeadLetter::getOrigin, DeadLetter::getReason)
                .containsExactly(
                        tuple("macie.profile-settings", "the record has no key"),
                        tuple("macie.profile-settings", "undecodable: Unknown magic byte!"));
    }

    @Test
    void eachUpdateSaysWhichResultCameLastAndWhatHasChanged() {
        pipe(OLD);
        pipe(NEW);
        set(Settings.suppressing(Scan.NAME));

        List<ProfileUpdate> changes = application.output(Topics.RESOURCE_PROFILES).stream()
                .map(record -> record.value().getLastChange())
                .toList();
        assertThat(changes).extracting(ProfileUpdate::getResultId).containsExactly("r1", "r2", null);
        assertThat(changes)
                .extracting(ProfileUpdate::getObjectPath)
                .containsExactly("ledger/a.csv", "ledger/a.csv", null);
        assertThat(changes)
                .extracting(change -> change.getDelta().getTotalDetections())
                .containsExactly(7L, -4L, 0L);
        assertThat(changes.get(2).getDelta().getTotalDetectionsSuppressed()).isEqualTo(2);
    }

    @Test
    void anObjectThatIsGoneLeavesAllScopesAndNoOlderResultBringsItBack() {
        Scan gone = NEW.withId("r3").at(NEW.createdAt().plusSeconds(60)).gone();
        Scan other = Scan.of("ledger", "b.csv", "r4", 1);
        pipe(OLD);
        pipe(other);
        pipe(gone);
        pipe(NEW.byAutomatedDiscovery());

        assertThat(updates()).last().satisfies(update -> {
            assertThat(update.getValue()).isEqualTo(profile(OLD, NEW.byAutomatedDiscovery(), gone, other));
            assertThat(update.getValue().getStatistics().getTotalDetections()).isEqualTo(1);
            assertThat(update.getValue().getStatistics().getTotalItemsSkipped()).isZero();
        });
    }

    @Test
    void anObjectThatIsThereAgainCountsAgain() {
        Scan gone = OLD.withId("r3").at(OLD.createdAt().plusSeconds(30)).gone();
        pipe(OLD);
        pipe(gone);
        pipe(NEW);

        assertThat(updates()).last().isEqualTo(Map.entry(NEW.bucketArn(), profile(OLD, gone, NEW)));
        assertThat(profile(OLD, gone, NEW).getStatistics().getTotalDetections()).isEqualTo(3);
    }

    @Test
    void aBucketThatIsGoneLosesItsObjectsInStepsAndThenItsProfile() {
        int many = 2 * OBJECTS_A_STEP + 1;
        for (int i = 0; i < many; i++) {
            pipe(Scan.of("ledger", "object-" + i, "r" + i, 2));
        }
        pipe(Scan.of("archive", "a.csv", "r9", 1));
        updates();
        removeBucket(OLD.createdAt().plusSeconds(3600));

        application.advance(STEP);
        assertThat(updates())
                .last()
                .extracting(update -> update.getValue().getStatistics().getTotalItemsClassified())
                .isEqualTo((long) many - OBJECTS_A_STEP);
        application.advance(STEP);
        application.advance(STEP);
        assertThat(application.output(Topics.RESOURCE_PROFILES)).last().satisfies(record -> {
            assertThat(record.key()).isEqualTo(OLD.bucketArn());
            assertThat(record.value()).isNull();
        });
        application.advance(STEP);
        assertThat(updates()).isEmpty();
    }

    @Test
    void ofABucketThatIsGoneOnlyNewerResultsCountWhenTheyCame() {
        Scan newer = Scan.of("ledger", "b.csv", "r5", 5).at(OLD.createdAt().plusSeconds(7200));
        pipe(OLD);
        removeBucket(OLD.createdAt().plusSeconds(3600));
        pipe(NEW);
        pipe(newer);
        application.advance(STEP);
        pipe(OLD.withId("r6"));

        assertThat(updates()).last().isEqualTo(Map.entry(newer.bucketArn(), profile(newer)));
    }

    @Test
    void settingsOfABucketWithoutResultsAreAProfileOnceTheBucketIsKnown() {
        set(Settings.overriddenTo(100));
        assertThat(updates()).isEmpty();
        buckets.pipeInput(OLD.bucketArn(), Buckets.of("ledger", 3L).build());
        assertThat(scores()).containsExactly(100);
        set(Settings.NONE);
        assertThat(scores()).containsExactly(50);
        removeBucket(OLD.createdAt());
        assertThat(application.output(Topics.RESOURCE_PROFILES))
                .extracting(TestRecord::value)
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void theScoreFollowsResultsBucketAndSettings() {
        Scan clean = Scan.of("ledger", "a.csv", "r1", 0).fromResultFile();
        pipe(clean);
        buckets.pipeInput(OLD.bucketArn(), Buckets.of("ledger", 4L).build());
        pipe(Scan.of("ledger", "b.csv", "r2", 8).fromResultFile());
        set(Settings.suppressing(Scan.NAME, Scan.CARD_NUMBER));
        set(Settings.overriddenTo(100));
        set(Settings.NONE);
        buckets.pipeInput(
                OLD.bucketArn(),
                Buckets.of("ledger", null).setErrorCode("ACCESS_DENIED").build());

        List<Integer> scores = scores();
        assertThat(scores).startsWith(2, 38).endsWith(50).hasSize(7);
        assertThat(scores.get(2)).isBetween(51, 99).isEqualTo(scores.get(5));
        assertThat(scores.get(3)).isBetween(2, 37);
        assertThat(scores.get(4)).isEqualTo(100);
    }

    @Test
    void theAutomatedScoreKnowsNothingOfJobs() {
        pipe(OLD);
        pipe(Scan.of("ledger", "b.csv", "r2", 0).byAutomatedDiscovery().fromResultFile());

        assertThat(application.output(Topics.RESOURCE_PROFILES)).last().satisfies(record -> {
            assertThat(record.value().getSensitivityScore()).isBetween(51, 99);
            assertThat(record.value().getAutomatedSensitivityScore()).isEqualTo(2);
        });
    }

    @Test
    void bucketsWithoutKeyAreDeadLetters() {
        buckets.pipeInput(null, Buckets.of("ledger", 3L).build());

        assertThat(application.deadLetters())
                .extracting(DeadLetter::getOrigin, DeadLetter::getReason)
                .containsExactly(tuple("macie.buckets", "the record has no key"));
    }

    @Test
    void resultsOfUnknownBucketsHaveNoProfile() {
        results.pipeInput("unknown/111122223333/us-east-1", OLD.result());

        assertThat(updates()).isEmpty();
        assertThat(application.deadLetters()).isEmpty();
    }

    @Test
    void membersOfAnArchiveCountOnlyWithIt() {
        Scan archive = Scan.of("ledger", "a.zip", "r1", 7).fromResultFile();
        results.pipeInput(archive.bucketArn(), archive.memberOfArchive("a.csv"));
        pipe(archive);
        results.pipeInput(archive.bucketArn(), archive.memberOfArchive("b.csv"));

        assertThat(updates()).containsExactly(Map.entry(archive.bucketArn(), profile(archive)));
    }

    @Test
    void cleanSkippedAndPartialObjectsMakeTheNineStatisticsComplete() {
        pipe(Scan.of("ledger", "clean.csv", "r1", 0).fromResultFile());
        pipe(Scan.of("ledger", "partial.csv", "r2", 4)
                .partial("TIME_CUT_OFF_REACHED")
                .fromResultFile());
        pipe(Scan.of("ledger", "sse-c.csv", "r3", 0)
                .skipped("INVALID_ENCRYPTION")
                .fromResultFile());
        pipe(Scan.of("ledger", "kms.csv", "r4", 0).skipped("INVALID_KMS_KEY").fromResultFile());
        pipe(Scan.of("ledger", "denied.csv", "r5", 0)
                .skipped("PERMISSION_DENIED")
                .fromResultFile());
        pipe(Scan.of("ledger", "odd.bin", "r6", 0)
                .skipped("UNSUPPORTED_FILE_TYPE_EXCEPTION")
                .fromResultFile());
        pipe(Scan.of("ledger", "none.bin", "r7", 0).skipped("").fromResultFile());

        assertThat(updates())
                .last()
                .extracting(update -> update.getValue().getStatistics())
                .isEqualTo(ResourceStatistics.newBuilder()
                        .setTotalBytesClassified(2 * 619)
                        .setTotalDetections(4)
                        .setTotalItemsClassified(2)
                        .setTotalItemsSensitive(1)
                        .setTotalItemsSkipped(5)
                        .setTotalItemsSkippedInvalidEncryption(1)
                        .setTotalItemsSkippedInvalidKms(1)
                        .setTotalItemsSkippedPermissionDenied(1)
                        .build());
    }

    @Test
    void aResultWithoutObjectIsADeadLetterAndTheRestGoesOn() {
        DataClassificationResult withoutPath = OLD.result();
        withoutPath.getResourcesAffected().getS3Object().setPath(null);
        results.pipeInput(OLD.bucketArn(), withoutPath);
        pipe(NEW);

        assertThat(updates()).containsExactly(Map.entry(NEW.bucketArn(), profile(NEW)));
        assertThat(application.deadLetters())
                .extracting(DeadLetter::getOrigin, DeadLetter::getId, DeadLetter::getReason)
                .containsExactly(
                        tuple("macie.classification-results", "r1", "resourcesAffected.s3Object.path is missing"));
    }

    private void removeBucket(Instant at) {
        application.rawInput(Topics.BUCKETS).pipeInput(OLD.bucketArn(), null, at);
    }

    private List<Integer> scores() {
        return application.output(Topics.RESOURCE_PROFILES).stream()
                .map(record -> record.value().getSensitivityScore())
                .toList();
    }

    private void set(Settings set) {
        settings.pipeInput(OLD.bucketArn(), set.record(OLD.bucketArn()));
    }

    private static ResourceProfile profileWith(Settings set, Scan scan) {
        return Recount.profiles(List.of(scan), Map.of(scan.bucketArn(), set))
                .values()
                .iterator()
                .next();
    }

    private void pipe(Scan scan) {
        results.pipeInput(scan.bucketArn(), scan.result());
    }

    private List<Map.Entry<String, ResourceProfile>> updates() {
        return application.output(Topics.RESOURCE_PROFILES).stream()
                .map(ProfilesTopologyTest::entry)
                .toList();
    }

    private static Map.Entry<String, ResourceProfile> entry(TestRecord<String, ResourceProfile> record) {
        return Map.entry(record.key(), Recount.sums(record.value()));
    }

    private static ResourceProfile profile(Scan... scans) {
        return Recount.profiles(List.of(scans)).values().iterator().next();
    }
}
