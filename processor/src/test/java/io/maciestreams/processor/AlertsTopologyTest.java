package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.BucketMetadata;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.BucketServerSideEncryption;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestStatus;
import io.maciestreams.avro.JobDetails;
import io.maciestreams.avro.LastRunErrorStatus;
import io.maciestreams.avro.ProfileSources;
import io.maciestreams.avro.Reconciliation;
import io.maciestreams.avro.ReplicationDetails;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.Severity;
import io.maciestreams.avro.UserPausedDetails;
import io.maciestreams.processor.fixtures.Buckets;
import io.maciestreams.processor.fixtures.Profiles;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class AlertsTopologyTest {

    private static final Instant NOW = TestedApplication.NOW;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BUCKET = "arn:aws:s3:::bucket-1";
    private static final String JOB = "arn:aws:macie2:us-east-1:111122223333:classification-job/" + Scan.JOB;
    private static final String FEED = "111122223333/us-east-1/findings";

    @TempDir
    Path folder;

    private TestedApplication application;

    @BeforeEach
    void start() throws Exception {
        application = new TestedApplication(Application.ALERTS, folder);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aFindingOfHighSeverityOpensAnAlertThatSaysWhatAndWhy() {
        send(high("f1"), NOW);

        Alert alert = onlyAlert();
        assertThat(alert.getId()).matches("[0-9a-f]{32}");
        assertThat(List.of(
                        alert.getRuleId(),
                        alert.getSeverity(),
                        alert.getState(),
                        alert.getSubjectType(),
                        alert.getSubject(),
                        alert.getCause(),
                        alert.getFindingId(),
                        alert.getAccountId(),
                        alert.getMacieAccountId(),
                        alert.getRegion()))
                .containsExactly(
                        "high-severity-finding",
                        "HIGH",
                        "OPEN",
                        "BUCKET",
                        BUCKET,
                        "f1",
                        "f1",
                        "444455556666",
                        "111122223333",
                        "us-east-1");
        assertThat(alert.getValues()).isEqualTo(Map.of("finding.severity.score", "3"));
        assertThat(alert.getConsoleUrl())
                .isEqualTo(
                        "https://us-east-1.console.aws.amazon.com/macie/home?region=us-east-1#findings?search=id%3Df1");
        assertThat(alert.getFirstSeen()).isEqualTo(NOW);
        assertThat(alert.getCount()).isEqualTo(1);
    }

    @Test
    void credentialsInAFindingOfSeveralCategoriesAreFound() {
        Finding finding = Scan.of("bucket-1", "object", "f1", 2).finding();
        finding.getClassificationDetails().getResult().getSensitiveData().get(0).setCategory("CREDENTIALS");
        send(finding, NOW);

        assertThat(onlyAlert().getRuleId()).isEqualTo("credentials-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BACKFILL", "REPLAY"})
    void historyTellsNobody(String provenance) {
        send(high("f1"), NOW, new RecordHeader("provenance", provenance.getBytes(StandardCharsets.UTF_8)));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void samplesArchivedFindingsAndWhatLayThereOverADayBeforeTheFirstStartTellNobody() {
        Finding sample = high("f1");
        sample.setSample(true);
        Finding archived = high("f2");
        archived.setArchived(true);
        send(sample, NOW);
        send(archived, NOW);
        send(high("f3"), NOW.minus(Duration.ofHours(25)));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void theSameFindingNeverTellsTwice() {
        send(high("f1"), NOW);
        Finding again = high("f1");
        again.setCount(2L);
        send(again, NOW.plus(Duration.ofDays(3)));
        application.advance(Duration.ofMinutes(1));

        assertThat(alerts()).hasSize(1);
    }

    @Test
    void whatComesWithinTheThrottleTimeJoinsAndIsPublishedAsOne() {
        send(high("f1"), NOW);
        send(high("f2"), NOW.plusSeconds(60));
        send(high("f3"), NOW.plusSeconds(120));
        assertThat(alerts()).hasSize(1);

        application.advance(Duration.ofSeconds(10));
        assertThat(alerts())
                .extracting(Alert::getCause, Alert::getCount, Alert::getLastSeen)
                .containsExactly(tuple("f1", 3L, NOW.plusSeconds(120)));

        send(high("f4"), NOW.plus(HOUR));
        assertThat(onlyAlert().getCause()).isEqualTo("f4");
    }

    @Test
    void whatJoinedAnAlertIsPublishedBeforeAnotherTakesItsPlaceAndNeitherTwice() {
        send(high("f1"), NOW);
        send(high("f2"), NOW.plusSeconds(60));
        send(high("f3"), NOW.plus(HOUR));
        application.advance(Duration.ofSeconds(10));

        assertThat(alerts())
                .extracting(Alert::getCause, Alert::getCount)
                .containsExactly(tuple("f1", 1L), tuple("f1", 2L), tuple("f3", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1h"})
    void untilEndsAllThatItsRuleToldOf(String throttle) throws Exception {
        startWith(
                """
                disabled: [high-severity-finding]
                rules:
                  - {id: in-public, description: Found where all may read, severity: HIGH, on: finding, throttle: %s,
                     condition: finding.severity.score >= 3,
                     until: bucket.publicAccess.effectivePermission == "NOT_PUBLIC"}
                """
                        .formatted(throttle));
        send(high("f1"), NOW);
        send(high("f2"), NOW.plus(HOUR));
        send(hidden(), NOW.plus(HOUR).plusSeconds(1));
        send(high("f3"), NOW.plus(HOUR).plusSeconds(2));
        send(hidden(), NOW.plus(HOUR).plusSeconds(3));

        assertThat(alerts())
                .extracting(Alert::getCause, Alert::getState, Alert::getCount)
                .containsExactly(
                        tuple("f1", "OPEN", 1L),
                        tuple("f1", "RESOLVED", 2L),
                        tuple("f3", "OPEN", 1L),
                        tuple("f3", "RESOLVED", 1L));
    }

    @ParameterizedTest
    @MethodSource("exposures")
    void theToxicCombinationTellsOnceWhicheverSideComesLastAndResolves(String rule, BucketMetadata exposed) {
        send(Scan.of("bucket-1", "object", "f1", 2).finding(), NOW);
        send(bucket().build(), NOW);
        send(Profiles.sensitive(BUCKET, 1, 0), NOW);
        assertThat(alertsOf(rule)).isEmpty();

        send(exposed, NOW.plusSeconds(1));
        send(exposed, NOW.plusSeconds(2));
        assertThat(alertsOf(rule))
                .extracting(Alert::getState, Alert::getSubject, Alert::getFindingId)
                .containsExactly(tuple("OPEN", BUCKET, "f1"));

        send(bucket().build(), NOW.plusSeconds(3));
        assertThat(alertsOf(rule))
                .extracting(Alert::getState, Alert::getResolvedAt)
                .containsExactly(tuple("RESOLVED", NOW.plusSeconds(3)));
    }

    @ParameterizedTest
    @MethodSource("exposures")
    void theToxicCombinationTellsWhereSensitiveDataComesLast(String rule, BucketMetadata exposed) {
        send(exposed, NOW);
        send(Scan.of("bucket-1", "object", "f1", 2).finding(), NOW.plusSeconds(1));
        send(Profiles.sensitive(BUCKET, 1, 0), NOW.plusSeconds(1));
        send(Profiles.sensitive(BUCKET, 2, 0), NOW.plusSeconds(2));

        assertThat(alertsOf(rule))
                .extracting(Alert::getState, Alert::getFindingId)
                .containsExactly(tuple("OPEN", "f1"));
    }

    @Test
    void anAlertThatAResultFileLedToGetsItsFindingOnceThatComes() {
        send(exposed().build(), NOW);
        send(Profiles.sensitive(BUCKET, 1, 0), NOW);
        send(Scan.of("bucket-1", "object", "f1", 2).finding(), NOW.plusSeconds(1));
        send(Scan.of("bucket-1", "object", "f2", 2).finding(), NOW.plusSeconds(2));

        List<Alert> alerts = alertsOf("sensitive-bucket-public");
        assertThat(alerts)
                .extracting(Alert::getFindingId, Alert::getCount)
                .containsExactly(tuple(null, 1L), tuple("f1", 1L));
        assertThat(alerts).extracting(Alert::getId).containsOnly(alerts.get(0).getId());
        assertThat(alerts.get(1).getConsoleUrl()).endsWith("id%3Df1");
    }

    @Test
    void openAgainWithinTheThrottleTimeItIsTheSameAlertAndAnotherOneLater() {
        send(Profiles.sensitive(BUCKET, 1, 0), NOW);
        send(exposed().build(), NOW);
        send(bucket().build(), NOW.plusSeconds(1));
        send(exposed().build(), NOW.plusSeconds(2));
        send(bucket().build(), NOW.plusSeconds(3));
        send(exposed().build(), NOW.plus(HOUR));

        List<Alert> alerts = alertsOf("sensitive-bucket-public");
        assertThat(alerts)
                .extracting(Alert::getState, Alert::getCount)
                .containsExactly(
                        tuple("OPEN", 1L),
                        tuple("RESOLVED", 1L),
                        tuple("OPEN", 2L),
                        tuple("RESOLVED", 2L),
                        tuple("OPEN", 1L));
        assertThat(alerts.subList(0, 4))
                .extracting(Alert::getId)
                .containsOnly(alerts.get(0).getId());
        assertThat(alerts.get(4).getId()).isNotEqualTo(alerts.get(0).getId());
    }

    @Test
    void whatHistoryLedToIsQuietUntilThereIsNews() {
        send(exposed().build(), NOW);
        send(Profiles.sensitive(BUCKET, 0, 5), NOW);
        send(exposed().setObjectCount(7L).build(), NOW.plusSeconds(1));
        assertThat(alerts()).isEmpty();

        send(Profiles.sensitive(BUCKET, 1, 5), NOW.plusSeconds(2));
        assertThat(alertsOf("sensitive-bucket-public")).hasSize(1);
    }

    @Test
    void aBucketThatBecomesPublicIsNewsThoughItsSensitiveDataIsHistory() {
        send(Profiles.sensitive(BUCKET, 0, 5), NOW);
        send(bucket().build(), NOW);
        assertThat(alerts()).isEmpty();

        send(exposed().build(), NOW.plusSeconds(2));
        assertThat(onlyAlert().getRuleId()).isEqualTo("sensitive-bucket-public");
    }

    @Test
    void aBucketThatIsGoneIsNotPublicAnyLonger() {
        send(Profiles.sensitive(BUCKET, 1, 0), NOW);
        send(exposed().build(), NOW);
        application.send(Topics.BUCKETS, BUCKET, null, NOW.plusSeconds(1));
        application.send(Topics.RESOURCE_PROFILES, BUCKET, null, NOW.plusSeconds(2));

        assertThat(alertsOf("sensitive-bucket-public"))
                .extracting(Alert::getState)
                .containsExactly("OPEN", "RESOLVED");
    }

    @Test
    void anUncoveredBucketWithSensitiveDataIsTold() {
        send(
                bucket().setJobDetails(new JobDetails("FALSE", "FALSE", null, null))
                        .setAutomatedDiscoveryMonitoringStatus("NOT_MONITORED")
                        .build(),
                NOW);
        send(Profiles.sensitive(BUCKET, 1, 0), NOW);
        assertThat(alertsOf("sensitive-bucket-uncovered")).hasSize(1);
    }

    @Test
    void theFirstSensitiveDataOfABucketIsToldUnlessHistoryHasSome() {
        send(Profiles.of(BUCKET, 0, new ProfileSources(0L, 0L, 4L, 0L)), NOW);
        send(Profiles.of(BUCKET, 1, new ProfileSources(1L, 1L, 5L, 0L)), NOW.plusSeconds(1));
        assertThat(onlyAlert().getRuleId()).isEqualTo("first-sensitive-data");

        String other = "arn:aws:s3:::bucket-2";
        application.send(Topics.RESOURCE_PROFILES, other, Profiles.sensitive(other, 0, 1), NOW);
        application.send(Topics.RESOURCE_PROFILES, other, Profiles.sensitive(other, 1, 1), NOW);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aBucketOfWhichNothingCanBeAnalysedIsToldUnlessHistoryHasItSo() {
        ResourceProfile failed = Profiles.of(BUCKET, 0, new ProfileSources(0L, 0L, 3L, 0L));
        failed.setSensitivityScore(-1);
        send(failed, NOW);
        failed.setSources(new ProfileSources(1L, 0L, 3L, 0L));
        send(failed, NOW);
        assertThat(alerts()).isEmpty();

        ResourceProfile analysed = Profiles.of(BUCKET, 0, new ProfileSources(2L, 0L, 3L, 0L));
        send(analysed, NOW);
        failed.setSources(new ProfileSources(3L, 0L, 3L, 0L));
        send(failed, NOW);
        assertThat(onlyAlert().getRuleId()).isEqualTo("classification-error");
    }

    @Test
    void newTypesJumpsAndRisingScoresAreToldAgainstTheProfileOfAnHourAgo() {
        send(Profiles.withTypes(Profiles.sensitive(BUCKET, 1, 0), "NAME"), NOW);
        send(Profiles.withTypes(Profiles.sensitive(BUCKET, 2, 0), "NAME", "ADDRESS"), NOW.plusSeconds(1));
        assertThat(alerts()).extracting(Alert::getRuleId).containsExactly("first-sensitive-data");

        ResourceProfile grown = Profiles.withTypes(Profiles.sensitive(BUCKET, 200, 0), "NAME", "ADDRESS", "PASSPORT");
        grown.setSensitivityScore(85);
        send(grown, NOW.plus(HOUR));
        grown.setSources(new ProfileSources(201L, 201L, 0L, 0L));
        grown.getLastChange().setResultId("another");
        send(grown, NOW.plus(HOUR).plusSeconds(1));
        assertThat(alerts())
                .extracting(Alert::getRuleId)
                .containsExactlyInAnyOrder("new-detection-type", "detections-jump", "sensitivity-score-rising");

        ResourceProfile calm = Profiles.sensitive(BUCKET, 202, 0);
        send(calm, NOW.plus(HOUR).plusSeconds(2));
        assertThat(alerts())
                .extracting(Alert::getRuleId, Alert::getState)
                .containsExactly(tuple("sensitivity-score-rising", "RESOLVED"));
    }

    @Test
    void whileHistorySettlesNoChangeOfAProfileIsTold() {
        send(Profiles.withTypes(Profiles.sensitive(BUCKET, 0, 1), "NAME"), NOW);
        send(Profiles.withTypes(Profiles.sensitive(BUCKET, 1, 1), "NAME", "ADDRESS"), NOW.plusSeconds(1));
        assertThat(alerts()).isEmpty();

        send(Profiles.withTypes(Profiles.sensitive(BUCKET, 2, 1), "NAME", "ADDRESS", "PASSPORT"), NOW.plus(HOUR));
        assertThat(onlyAlert().getRuleId()).isEqualTo("new-detection-type");
    }

    @Test
    void aJobThatMaciePausedIsToldUntilItRuns() {
        send(job().setJobStatus("PAUSED").build(), NOW);
        send(job().setJobStatus("RUNNING").build(), NOW.plusSeconds(1));

        assertThat(alerts())
                .extracting(Alert::getRuleId, Alert::getState, Alert::getSubject, Alert::getAccountId)
                .containsExactly(
                        tuple("job-paused-by-quota", "OPEN", JOB, "111122223333"),
                        tuple("job-paused-by-quota", "RESOLVED", JOB, "111122223333"));
    }

    @Test
    void aFailedRunIsToldForADay() {
        LastRunErrorStatus error = new LastRunErrorStatus("ERROR");
        send(
                job().setJobStatus("IDLE")
                        .setLastRunErrorStatus(error)
                        .setLastRunTime(NOW.minus(HOUR))
                        .build(),
                NOW);
        application.advance(Duration.ofHours(23));

        assertThat(alerts()).extracting(Alert::getState).containsExactly("OPEN", "RESOLVED");
    }

    @Test
    void aPausedJobIsToldOnceItIsCloseToItsExpiry() {
        Instant expiry = NOW.plus(Duration.ofDays(8));
        send(
                job().setJobStatus("USER_PAUSED")
                        .setUserPausedDetails(new UserPausedDetails(expiry, null, NOW))
                        .build(),
                NOW);
        application.advance(Duration.ofHours(23));
        assertThat(alerts()).isEmpty();

        application.advance(Duration.ofHours(2));
        assertThat(onlyAlert().getRuleId()).isEqualTo("job-expiring");
    }

    @Test
    void aFeedThatFailsIsToldUntilItIsCurrent() {
        send(feed("FAILING", 2, null), NOW);
        send(feed("FAILING", 3, null), NOW);
        send(feed("FAILING", 4, null), NOW);
        send(feed("CURRENT", 0, NOW), NOW);

        assertThat(application.output(Topics.ALERTS))
                .extracting(TestRecord::key, record -> record.value().getRuleId(), record -> record.value()
                        .getState())
                .containsExactly(
                        tuple("111122223333/us-east-1", "ingest-failing", "OPEN"),
                        tuple("111122223333/us-east-1", "ingest-failing", "RESOLVED"));
    }

    @Test
    void aFeedThatFallsBehindIsToldAfterAQuarterOfAnHour() {
        send(feed("BEHIND", 0, null), NOW);
        send(feed("CURRENT", 0, NOW), NOW);
        send(feed("BEHIND", 0, NOW), NOW.plusSeconds(600));
        application.advance(Duration.ofMinutes(14));
        assertThat(alerts()).isEmpty();

        application.advance(Duration.ofMinutes(3));
        assertThat(onlyAlert().getRuleId()).isEqualTo("ingest-behind");
    }

    @Test
    void aDifferenceThatDeletedObjectsDoNotExplainIsTold() {
        send(reconciliation("SETTLING", false));
        send(reconciliation("DIFFERENT", true));
        assertThat(alerts()).isEmpty();

        send(reconciliation("DIFFERENT", false));
        send(reconciliation("EQUAL", false));
        assertThat(alerts())
                .extracting(Alert::getRuleId, Alert::getState)
                .containsExactly(tuple("reconciliation-drift", "OPEN"), tuple("reconciliation-drift", "RESOLVED"));
    }

    @Test
    void whatTimeBringsToABucketIsToldHoweverLongNobodyLooked() throws Exception {
        startWithStaleBuckets();
        send(bucket().setLastUpdated(NOW).build(), NOW);
        application.advance(Duration.ofMinutes(1));
        assertThat(alerts()).isEmpty();

        application.advance(Duration.ofHours(3));
        assertThat(onlyAlert().getRuleId()).isEqualTo("stale");
    }

    @Test
    void whatTimeBroughtIsToldThoughARecordComesBeforeTheNextLook() throws Exception {
        startWithStaleBuckets();
        send(bucket().setLastUpdated(NOW).build(), NOW);
        application.advance(Duration.ofMinutes(1));
        send(bucket().setLastUpdated(NOW).setObjectCount(7L).build(), NOW.plus(Duration.ofHours(3)));

        assertThat(onlyAlert().getRuleId()).isEqualTo("stale");
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 1", "PT10M, 0"})
    void whatCameToHoldSinceARecordThatCameLateIsToldAndWhatHeldBeforeIsNot(Duration late, int told) throws Exception {
        startWithStaleBuckets();
        application.advance(Duration.ofMinutes(1));
        send(bucket().setLastUpdated(NOW.minus(Duration.ofMinutes(150))).build(), NOW.minus(late));
        application.advance(Duration.ofMinutes(2));

        assertThat(alerts()).hasSize(told);
    }

    @Test
    void aRuleThatFailsStopsNothingElse() throws Exception {
        startWith(
                """
                rules:
                  - {id: a-broken-one, description: Divides by nothing, severity: LOW, on: finding,
                     condition: 1 / (finding.count - 1) == 1}
                """);
        send(high("f1"), NOW);
        Finding twice = high("f2");
        twice.setCount(2L);
        send(twice, NOW);

        assertThat(alerts()).extracting(Alert::getRuleId).containsExactly("high-severity-finding", "a-broken-one");
        assertThat(application.deadLetters()).isEmpty();
    }

    @Test
    void aRecordWithoutKeyIsADeadLetter() {
        application.input(Topics.FINDINGS).pipeInput(high("f1"));

        assertThat(application.deadLetters()).hasSize(1);
    }

    static Stream<Arguments> exposures() {
        return Stream.of(
                Arguments.of("sensitive-bucket-public", exposed().build()),
                Arguments.of(
                        "sensitive-bucket-shared-externally",
                        bucket().setSharedAccess("EXTERNAL").build()),
                Arguments.of(
                        "sensitive-bucket-replicated-externally",
                        bucket().setReplicationDetails(new ReplicationDetails(true, true, List.of("999988887777")))
                                .build()),
                Arguments.of(
                        "sensitive-bucket-unencrypted",
                        bucket().setServerSideEncryption(new BucketServerSideEncryption(null, "NONE"))
                                .build()));
    }

    private static BucketMetadata.Builder bucket() {
        return Buckets.of("bucket-1", 10L);
    }

    private static BucketMetadata.Builder exposed() {
        return bucket().setPublicAccess(new BucketPublicAccess("PUBLIC", null));
    }

    private static BucketMetadata hidden() {
        return bucket().setPublicAccess(new BucketPublicAccess("NOT_PUBLIC", null))
                .build();
    }

    private static Finding high(String id) {
        Finding finding = Scan.of("bucket-1", "object", id, 2).finding();
        finding.setSeverity(new Severity("High", 3L));
        return finding;
    }

    private static ClassificationJob.Builder job() {
        return ClassificationJob.newBuilder()
                .setMacieAccountId("111122223333")
                .setRegion("us-east-1")
                .setJobArn(JOB)
                .setJobId(Scan.JOB);
    }

    private static IngestStatus feed(String state, int failures, @Nullable Instant lastSuccess) {
        return IngestStatus.newBuilder()
                .setMacieAccountId("111122223333")
                .setRegion("us-east-1")
                .setFeed("findings")
                .setState(state)
                .setFailures(failures)
                .setLastSuccessAt(lastSuccess)
                .setLastAttemptAt(NOW)
                .build();
    }

    private static Reconciliation reconciliation(String state, boolean explained) {
        return Reconciliation.newBuilder()
                .setResourceArn(BUCKET)
                .setState(state)
                .setSince(NOW)
                .setExplained(explained)
                .build();
    }

    private void startWithStaleBuckets() throws Exception {
        startWith(
                """
                rules:
                  - {id: stale, description: Not updated for two hours, severity: LOW, on: bucket,
                     condition: now - bucket.lastUpdated > duration("2h")}
                """);
    }

    private void startWith(String rules) throws Exception {
        application.close();
        Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
        application = new TestedApplication(
                Application.ALERTS, folder.resolve("other"), Map.of("alerts.rules", file.toString()));
    }

    private void send(Finding finding, Instant at, Header... headers) {
        application.send(Topics.FINDINGS, BUCKET, finding, at, headers);
    }

    private void send(BucketMetadata bucket, Instant at) {
        application.send(Topics.BUCKETS, BUCKET, bucket, at);
    }

    private void send(ResourceProfile profile, Instant at) {
        application.send(Topics.RESOURCE_PROFILES, BUCKET, profile, at);
    }

    private void send(ClassificationJob job, Instant at) {
        application.send(Topics.CLASSIFICATION_JOBS, JOB, job, at);
    }

    private void send(IngestStatus status, Instant at) {
        application.send(Topics.INGEST_STATUS, FEED, status, at);
    }

    private void send(Reconciliation reconciliation) {
        application.send(Topics.RECONCILIATION, BUCKET, reconciliation, NOW);
    }

    private List<Alert> alerts() {
        return application.output(Topics.ALERTS).stream().map(TestRecord::value).toList();
    }

    private List<Alert> alertsOf(String rule) {
        return alerts().stream().filter(alert -> alert.getRuleId().equals(rule)).toList();
    }

    private Alert onlyAlert() {
        List<Alert> alerts = alerts();
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }
}
