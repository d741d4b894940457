package io.maciestreams.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.ResultLines;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.Unpaced;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultFilesFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.5Z");
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int MAX_LINE_BYTES = 100_000;
    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final String TREE = "AWSLogs/111122223333/Macie/us-east-1/";
    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String CURSOR = "111122223333/us-east-1/result-files/cursor";

    private final TestingClock clock = new TestingClock(NOW);
    private final TestingBucket bucket = new TestingBucket(clock);
    private final ExportingMacie macie = new ExportingMacie();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private ResultFilesFeed feed = restart();

    @BeforeEach
    void export() {
        macie.exportTo("results", null);
    }

    @Test
    void publishesEachLineOfEachFileWhereverMacieMayPutIt() throws Exception {
        put(JOB + "/555555555555/a.jsonl.gz", ResultLines.sensitive("a1"), ResultLines.skipped("a2"));
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("b"));
        put(JOB + "/555555555555/c/part/1.jsonl.gz", ResultLines.sensitive("c"));
        put("automated-sensitive-data-discovery/555555555555/d.jsonl.gz", ResultLines.sensitive("d"));
        put("a-name-nobody-knows/e.jsonl.gz", ResultLines.sensitive("e"));

        pass();

        assertThat(ids()).containsExactlyInAnyOrder("a1", "a2", "b", "c", "d", "e");
        assertThat(outbox.records())
                .allSatisfy(record -> assertThat(record.topic()).isEqualTo("macie.discovery-results"))
                .extracting(record -> record.key())
                .containsOnly(ResultLines.BUCKET_ARN);
    }

    @Test
    void publishesNothingTwiceThroughPassesAndRestarts() throws Exception {
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        pass();
        pass();
        feed = restart();
        pass();
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("b"));
        pass();
        clock.advance(OVERLAP.plusHours(1));
        pass();
        pass();

        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void readsAFileAgainThatHasANewContent() throws Exception {
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        pass();
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("b"));
        pass();

        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void findsAFileThatIsShownLaterThanItsTimeSays() throws Exception {
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        pass();
        clock.advance(Duration.ofMinutes(70));
        pass();
        bucket.put(
                "results",
                TREE + JOB + "/late.jsonl.gz",
                ResultLines.file(List.of(ResultLines.sensitive("late"))),
                clock.instant().minus(Duration.ofMinutes(59)));
        pass();

        assertThat(ids()).containsExactly("a", "late");
    }

    @Test
    void forgetsFilesOnceTheOverlapLiesBehindThem() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(JOB + "/" + i + ".jsonl.gz", ResultLines.sensitive("r" + i));
            pass();
        }
        assertThat(parts("/seen-")).hasSize(5);

        clock.advance(OVERLAP.plusMinutes(1));
        pass();

        assertThat(parts("/seen-")).isEmpty();
        assertThat(ids()).hasSize(5);
    }

    @Test
    void readsNeitherOurOwnTreeNorAnotherAccounts() throws Exception {
        macie.exportTo("results", "exports");
        putKey("exports/macie-streams/" + TREE + JOB + "/a.jsonl.gz", ResultLines.sensitive("ours"));
        putKey("exports/AWSLogs/999999999999/Macie/us-east-1/" + JOB + "/a.jsonl.gz", ResultLines.sensitive("other"));
        putKey("exports/AWSLogs/111122223333/Macie/eu-west-1/" + JOB + "/a.jsonl.gz", ResultLines.sensitive("region"));
        putKey(TREE + JOB + "/a.jsonl.gz", ResultLines.sensitive("above"));
        putKey("exports/" + TREE + JOB + "/a.jsonl.gz", ResultLines.sensitive("macies"));

        pass();

        assertThat(ids()).containsExactly("macies");
    }

    @Test
    void ignoresWhatIsNoResultFile() throws Exception {
        putKey(TREE + "macie-test-object", "");
        putKey(TREE + JOB + "/notes.txt", "notes");
        putKey(TREE + JOB + "/", "");
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));

        pass();

        assertThat(ids()).containsExactly("a");
        assertThat(outbox.deadLetters()).isEmpty();
    }

    @Test
    void publishesALargeFileInSeveralTransactions() throws Exception {
        put(JOB + "/a.jsonl.gz", lines(2 * ResultBatch.MAX_RECORDS + 1));

        pass();

        assertThat(ids()).hasSize(2 * ResultBatch.MAX_RECORDS + 1).doesNotHaveDuplicates();
        assertThat(outbox.batches)
                .allSatisfy(batch -> assertThat(batch.records()).hasSizeLessThanOrEqualTo(ResultBatch.MAX_RECORDS));
    }

    @Test
    void goesOnInTheMiddleOfAFileAfterARestart() throws Exception {
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("first"));
        put(JOB + "/b.jsonl.gz", lines(2 * ResultBatch.MAX_RECORDS));
        put(JOB + "/c.jsonl.gz", ResultLines.sensitive("last"));
        stepUntilPublished(ResultBatch.MAX_RECORDS);
        assertThat(ids()).hasSizeBetween(ResultBatch.MAX_RECORDS, 2 * ResultBatch.MAX_RECORDS - 1);
        bucket.opened.clear();

        feed = restart();
        pass();

        assertThat(ids()).hasSize(2 * ResultBatch.MAX_RECORDS + 2).doesNotHaveDuplicates();
        assertThat(bucket.opened).containsExactly(TREE + JOB + "/b.jsonl.gz", TREE + JOB + "/c.jsonl.gz");
    }

    @Test
    void isNotHeldUpByAFileThatIsGoneInTheMiddle() throws Exception {
        put(JOB + "/a.jsonl.gz", lines(2 * ResultBatch.MAX_RECORDS));
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("last"));
        stepUntilPublished(ResultBatch.MAX_RECORDS);
        bucket.delete("results", TREE + JOB + "/a.jsonl.gz");

        feed = restart();
        pass();

        assertThat(ids()).hasSize(ResultBatch.MAX_RECORDS + 1).contains("last");
        assertThat(outbox.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly("the file is gone, after line " + ResultBatch.MAX_RECORDS);
    }

    @Test
    void goesOnAfterALostConnection() throws Exception {
        put(JOB + "/a.jsonl.gz", lines(300));
        bucket.breakConnectionAfter(500);

        assertThatThrownBy(this::pass)
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("GetObject of s3://results/" + TREE + JOB + "/a.jsonl.gz")
                .hasMessageContaining("the connection broke off");
        assertThat(bucket.open).isZero();
        pass();

        assertThat(ids()).hasSize(300).doesNotHaveDuplicates();
        assertThat(outbox.deadLetters()).isEmpty();
    }

    @Test
    void makesADeadLetterOfABadLineAndReadsTheRest() throws Exception {
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"), "{\"id\":", ResultLines.sensitive("c"));

        pass();
        pass();

        assertThat(ids()).containsExactly("a", "c");
        assertThat(outbox.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getId()).isEqualTo("s3://results/" + TREE + JOB + "/a.jsonl.gz#2");
            assertThat(letter.getReason()).startsWith("DataClassificationResult is not JSON");
            assertThat(letter.getPayload()).isEqualTo(StandardCharsets.UTF_8.encode("{\"id\":"));
            assertThat(letter.getOrigin()).isEqualTo("GetObject");
            assertThat(letter.getShard()).isEqualTo("111122223333/us-east-1");
        });
    }

    @Test
    void makesADeadLetterOfALineThatIsTooLong() throws Exception {
        String unknown = "\"more\":\"" + "x".repeat(MAX_LINE_BYTES) + "\",\"schemaVersion\"";
        put(
                JOB + "/a.jsonl.gz",
                ResultLines.sensitive("a").replace("\"schemaVersion\"", unknown),
                ResultLines.sensitive("b"));

        pass();

        assertThat(ids()).containsExactly("b");
        assertThat(outbox.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getId()).endsWith("#1");
            assertThat(letter.getReason()).endsWith("more than is read");
            assertThat(letter.getPayload().remaining()).isBetween(1, MAX_LINE_BYTES);
        });
    }

    @Test
    void makesADeadLetterOfAFileThatIsCutOffBehindItsGoodLines() throws Exception {
        byte[] whole = ResultLines.file(IntStream.range(0, 2000)
                .mapToObj(i -> ResultLines.sensitive("r" + i))
                .toList());
        bucket.put("results", TREE + JOB + "/a.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("last"));

        pass();
        pass();

        assertThat(ids()).hasSizeBetween(500, 1999).doesNotHaveDuplicates().contains("r0", "last");
        assertThat(outbox.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getId()).isEqualTo("s3://results/" + TREE + JOB + "/a.jsonl.gz");
            assertThat(letter.getReason())
                    .startsWith("the file is no gzip, or cut off, after line " + (ids().size() - 1) + ": ");
        });
    }

    @Test
    void makesADeadLetterOfAFileThatIsNoGzip() throws Exception {
        bucket.put(
                "results",
                TREE + JOB + "/a.jsonl.gz",
                ResultLines.sensitive("a").getBytes(StandardCharsets.UTF_8));
        bucket.put("results", TREE + JOB + "/b.jsonl.gz", new byte[0]);
        put(JOB + "/c.jsonl.gz", ResultLines.sensitive("c"));

        pass();
        pass();

        assertThat(ids()).containsExactly("c");
        assertThat(outbox.deadLetters())
                .extracting(DeadLetter::getId)
                .containsExactly(
                        "s3://results/" + TREE + JOB + "/a.jsonl.gz", "s3://results/" + TREE + JOB + "/b.jsonl.gz");
    }

    @Test
    void failsWhereTheBucketMayNotBeReadAndGoesOnOnceItMay() throws Exception {
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        bucket.deny("results");

        assertThatThrownBy(this::pass)
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("s3://results")
                .hasMessageContaining("denies access");
        assertThat(polledAt()).isNull();
        bucket.deny(null);
        pass();

        assertThat(ids()).containsExactly("a");
        assertThat(polledAt()).isNotNull();
    }

    @Test
    void failsWhereAListingDoesNotComeToItsEnd() {
        for (int i = 0; i < 5; i++) {
            put(JOB + "/" + i + ".jsonl.gz", ResultLines.sensitive("r" + i));
        }
        bucket.standStill();

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class).hasMessageContaining("a page came twice");
    }

    @Test
    void comesToItsEndWhereNothingIsExported() throws Exception {
        macie.exportTo(null, null);

        pass();

        assertThat(outbox.records()).isEmpty();
        assertThat(outbox.checkpoints).containsOnlyKeys(CURSOR);
    }

    @Test
    void marksResultsFromOverADayBeforeTheFirstRunAsHistoryHoweverYoungTheirFile() throws Exception {
        putAt("old", NOW.minus(Duration.ofHours(25)), NOW);
        putAt("young", NOW.minus(Duration.ofHours(23)), NOW);
        pass();
        clock.advance(Duration.ofDays(3));
        feed = restart();
        putAt("late", NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(3)));
        pass();

        assertThat(outbox.values(DataClassificationResult.class))
                .extracting(
                        result -> result.getId() + " " + result.getProvenance().getKind())
                .containsExactlyInAnyOrder("old BACKFILL", "young LIVE", "late LIVE");
    }

    @Test
    void readsANewDestinationFromItsBeginningAndTheOldOneForADay() throws Exception {
        putKey(TREE + JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        pass();
        macie.exportTo("elsewhere", "p/");
        bucket.put(
                "elsewhere",
                "p/" + TREE + JOB + "/b.jsonl.gz",
                ResultLines.file(List.of(ResultLines.sensitive("b"))),
                NOW.minus(Duration.ofDays(30)));
        pass();
        clock.advance(Duration.ofHours(23));
        put(JOB + "/c.jsonl.gz", ResultLines.sensitive("c"));
        feed = restart();
        pass();
        clock.advance(Duration.ofHours(3));
        pass();
        put(JOB + "/d.jsonl.gz", ResultLines.sensitive("d"));
        pass();
        assertThat(ids()).containsExactly("a", "b", "c");

        macie.exportTo("results", null);
        pass();
        assertThat(ids()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void anOldDestinationThatCannotBeReadDoesNotHoldUpTheNewOne() throws Exception {
        pass();
        macie.exportTo("elsewhere", null);
        bucket.deny("results");
        bucket.put("elsewhere", TREE + JOB + "/b.jsonl.gz", ResultLines.file(List.of(ResultLines.sensitive("b"))));

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class);

        assertThat(ids()).containsExactly("b");
    }

    @Test
    void anOldDestinationIsReadAlsoWhereTheNewOneWasDeniedForMoreThanADay() throws Exception {
        pass();
        putKey(TREE + JOB + "/late.jsonl.gz", ResultLines.sensitive("late"));
        macie.exportTo("elsewhere", null);
        bucket.deny("elsewhere");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(this::pass).isInstanceOf(MacieException.class);
            clock.advance(Duration.ofHours(13));
        }

        assertThat(ids()).containsExactly("late");
    }

    @Test
    void anOldDestinationThatIsNotReadWithinADayIsReadLater() throws Exception {
        pass();
        putKey(TREE + JOB + "/late.jsonl.gz", ResultLines.sensitive("late"));
        macie.exportTo("elsewhere", null);
        bucket.put("elsewhere", TREE + JOB + "/new.jsonl.gz", ResultLines.file(List.of(ResultLines.sensitive("new"))));
        bucket.deny("results");
        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class);
        clock.advance(Duration.ofHours(30));
        bucket.deny(null);
        pass();

        assertThat(ids()).containsExactlyInAnyOrder("new", "late");
    }

    @Test
    void theDayOfAJobThatEndedBeginsWhenItIsFoundSoThoughThePassIsOlder() throws Exception {
        macie.job(JOB, "RUNNING");
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        feed.step();
        clock.advance(Duration.ofHours(30));
        macie.job(JOB, "COMPLETE");
        feed = restart();
        pass();
        pass();
        clock.advance(Duration.ofHours(1));
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("b"));
        pass();

        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void theFolderOfAJobThatEndedIsReadForADayMore() throws Exception {
        macie.job(JOB, "RUNNING");
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        pass();
        macie.job(JOB, "COMPLETE");
        pass();
        int asked = macie.described;
        clock.advance(Duration.ofHours(23));
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("b"));
        pass();
        clock.advance(Duration.ofHours(2));
        put(JOB + "/c.jsonl.gz", ResultLines.sensitive("c"));
        pass();
        assertThat(ids()).containsExactly("a", "b", "c");
        assertThat(macie.described).as("asked no more once it had ended").isEqualTo(asked);

        feed = restart();
        bucket.listed.clear();
        pass();
        assertThat(bucket.listed).isEmpty();
    }

    @Test
    void aFolderIsNotTakenAsReadBeforeItsFilesArePublished() throws Exception {
        macie.job(JOB, "COMPLETE");
        pass();
        put(JOB + "/a.jsonl.gz", ResultLines.sensitive("a"));
        pass();
        clock.advance(Duration.ofHours(25));
        put(JOB + "/b.jsonl.gz", lines(100));
        bucket.breakConnectionAfter(100);

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class);
        pass();

        assertThat(ids()).hasSize(101);
    }

    @Test
    void foldersWithoutAJobAreReadForEver() throws Exception {
        put("automated-sensitive-data-discovery/a.jsonl.gz", ResultLines.sensitive("a"));
        put(JOB + "/b.jsonl.gz", ResultLines.sensitive("b"));
        pass();
        clock.advance(Duration.ofDays(30));
        pass();
        clock.advance(Duration.ofDays(30));
        bucket.listed.clear();
        pass();

        assertThat(bucket.listed).containsExactly(TREE + JOB + "/", TREE + "automated-sensitive-data-discovery/");
    }

    private ResultFilesFeed restart() {
        return new ResultFilesFeed(
                SHARD,
                Unpaced.api(macie),
                bucket,
                outbox.restored(),
                outbox,
                new ReadLimits(OVERLAP, MAX_LINE_BYTES),
                clock);
    }

    private void pass() throws MacieException {
        boolean over = false;
        while (!over) {
            over = feed.step();
        }
    }

    private void stepUntilPublished(int records) throws MacieException {
        while (ids().size() < records) {
            assertThat(feed.step()).isFalse();
        }
    }

    private void put(String name, String... lines) {
        putKey(TREE + name, lines);
    }

    private void put(String name, List<String> lines) {
        bucket.put("results", TREE + name, ResultLines.file(lines));
    }

    private void putKey(String key, String... lines) {
        bucket.put("results", key, ResultLines.file(List.of(lines)));
    }

    private void putAt(String id, Instant createdAt, Instant lastModified) {
        bucket.put(
                "results",
                TREE + JOB + "/" + id + ".jsonl.gz",
                ResultLines.file(
                        List.of(ResultLines.sensitive(id).replace("2026-11-20T10:00:00Z", createdAt.toString()))),
                lastModified);
    }

    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(ResultLines.sensitive("r" + i));
        }
        return lines;
    }

    private List<String> ids() {
        return outbox.values(DataClassificationResult.class).stream()
                .map(DataClassificationResult::getId)
                .toList();
    }

    private @Nullable Instant polledAt() {
        return Objects.requireNonNull(outbox.checkpoints.get(CURSOR)).getPolledAt();
    }

    private List<IngestCheckpoint> parts(String containing) {
        return outbox.checkpoints.entrySet().stream()
                .filter(part -> part.getKey().contains(containing))
                .map(Map.Entry::getValue)
                .toList();
    }
}
