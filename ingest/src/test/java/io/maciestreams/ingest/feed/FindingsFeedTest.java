package io.maciestreams.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.TestingClock;
import io.maciestreams.ingest.testing.TestingMacie;
import io.maciestreams.ingest.testing.Unpaced;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.ListFindingsRequest;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;

class FindingsFeedTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");
    private static final CheckpointKey KEY = new CheckpointKey(SHARD, "findings");
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration NEWS_OVERLAP = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LAST_WEEK = NOW.minus(Duration.ofDays(7));

    // Each page begins with the last finding of the one before.
    private static final int TWO_PAGES = 99;

    private final TestingMacie macie = new TestingMacie();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TestingClock clock = new TestingClock(NOW);
    private ShardFindings findings = findings(Checkpoints.none(), Runnable::run);
    private FindingsFeed feed = new FindingsFeed(findings, Unpaced.api(macie));
    private LateFindingsFeed late = new LateFindingsFeed(findings, Unpaced.api(macie));

    @Test
    void firstPassReadsTheNinetyDaysThatMacieKeeps() throws Exception {
        pass();

        assertThat(window(macie.listRequests.get(0)))
                .containsExactly(NOW.minus(Duration.ofDays(90)).minus(OVERLAP), NOW);
    }

    @Test
    void publishesEachFindingOnceInOrderOfChange() throws Exception {
        List<String> ids = putOneASecond(120, LAST_WEEK);

        pass();
        pass();

        assertThat(outbox.findingIds()).isEqualTo(ids);
        assertThat(outbox.records()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("macie.findings");
            assertThat(record.key()).isEqualTo(Findings.BUCKET_ARN);
        });
    }

    @Test
    void publishesManyFindingsOfOneMillisecond() throws Exception {
        List<String> ids = IntStream.range(100, 230).mapToObj(i -> "f" + i).toList();
        ids.forEach(id -> macie.put(Findings.sensitiveData(id, LAST_WEEK)));

        pass();

        assertThat(outbox.findingIds()).isEqualTo(ids);
    }

    @Test
    void goesOnFromTheCheckpointAfterARestart() throws Exception {
        putOneASecond(60, LAST_WEEK);
        pass();
        macie.put(Findings.sensitiveData("new", LAST_WEEK.plusSeconds(90)));

        int listedBefore = macie.listRequests.size();
        restart();
        pass();

        assertThat(outbox.findingIds()).hasSize(61).endsWith("new").doesNotHaveDuplicates();
        assertThat(window(macie.listRequests.get(listedBefore)))
                .containsExactly(LAST_WEEK.plusSeconds(59).minus(NEWS_OVERLAP), NOW);
    }

    @Test
    void aPassThatBreaksOffGoesOnFromItsLastPublishedPage() throws Exception {
        List<String> ids = putOneASecond(220, LAST_WEEK);
        for (int i = 0; i < 3; i++) {
            feed.step();
        }
        assertThat(outbox.findingIds()).isEqualTo(ids.subList(0, TWO_PAGES));

        restart();
        pass();

        assertThat(outbox.findingIds()).isEqualTo(ids);
    }

    @Test
    void publishesAPolicyFindingAgainWithItsNewCount() throws Exception {
        macie.put(Findings.policy("p", LAST_WEEK, 1));
        pass();
        macie.put(Findings.policy("p", NOW.minusSeconds(100), 2));
        pass();
        pass();

        assertThat(outbox.findings()).extracting(Finding::getCount).containsExactly(1L, 2L);
    }

    @Test
    void publishesAFindingThatShowsUpLateInsideTheOverlap() throws Exception {
        macie.put(Findings.sensitiveData("younger", LAST_WEEK));
        pass();
        macie.put(Findings.sensitiveData("late", LAST_WEEK.minus(OVERLAP)));
        macie.put(Findings.sensitiveData("new", LAST_WEEK.plusSeconds(1)));
        pass();
        assertThat(outbox.findingIds()).containsExactly("younger", "new");
        passOfLate();

        assertThat(outbox.findingIds()).containsExactly("younger", "new", "late");
    }

    @Test
    void aPassForNewsAloneFindsWhatIsALittleLate() throws Exception {
        macie.put(Findings.sensitiveData("younger", LAST_WEEK));
        pass();
        macie.put(Findings.sensitiveData("late", LAST_WEEK.minus(NEWS_OVERLAP)));
        pass();

        assertThat(outbox.findingIds()).containsExactly("younger", "late");
    }

    @Test
    void nothingIsLateBeforeTheFirstPassHasReadAllThatThereIs() throws Exception {
        putOneASecond(120, LAST_WEEK);
        feed.step();

        assertThat(late.isReady()).isFalse();
        pass();

        assertThat(late.isReady()).isTrue();
    }

    @Test
    void newsGoOutPageByPage() throws Exception {
        pass();
        putOneASecond(70, NOW);
        clock.advance(Duration.ofMinutes(2));

        feed.step();

        assertThat(outbox.findingIds()).hasSize(50);
    }

    @Test
    void theCheckpointOfAnOlderReleaseIsReadOnAsItsOwnPassesWere() throws Exception {
        putOneASecond(60, LAST_WEEK);
        pass();
        outbox.goOnAsAReleaseWithOneFeed(KEY, OVERLAP);
        macie.put(Findings.sensitiveData("late", LAST_WEEK.minusSeconds(60)));

        restart();
        pass();

        assertThat(outbox.findingIds()).hasSize(61).endsWith("late").doesNotHaveDuplicates();
    }

    @Test
    void aFindingUpdatedDuringThePassHidesNoOther() throws Exception {
        List<String> ids = put(120, LAST_WEEK, Duration.ofHours(1));
        macie.beforeGet(2, () -> macie.put(Findings.policy("f103", NOW.plusMillis(10), 2)));

        pass();
        clock.advance(Duration.ofMinutes(1));
        pass();
        passOfLate();

        assertThat(outbox.findingIds()).containsAll(ids);
        assertThat(outbox.findings())
                .filteredOn(finding -> finding.getCount() == 2)
                .hasSize(1);
    }

    @Test
    void aFindingChangedAfterItWasListedDoesNotMoveTheCursorPastOthers() throws Exception {
        macie.put(Findings.policy("p", LAST_WEEK, 1));
        macie.beforeGet(1, () -> macie.put(Findings.policy("p", NOW.plusMillis(5), 2)));

        pass();

        assertThat(outbox.findings()).extracting(Finding::getCount).containsExactly(2L);
        assertThat(cursor().getCursor()).isEqualTo(NOW.minus(Duration.ofDays(90)));

        clock.advance(Duration.ofMinutes(10));
        pass();
        assertThat(cursor().getNewsCursor()).isEqualTo(NOW.plusMillis(5));
        passOfLate();

        assertThat(outbox.findings()).hasSize(1);
        assertThat(cursor().getCursor()).isEqualTo(NOW.plusMillis(5));
    }

    @Test
    void doesNotMoveTheCursorWhenPublishingFails() throws Exception {
        macie.put(Findings.sensitiveData("f", LAST_WEEK));
        outbox.failNext();

        assertThatThrownBy(this::pass).isInstanceOf(IllegalStateException.class);
        assertThat(outbox.checkpoints).isEmpty();
        restart();
        pass();

        assertThat(outbox.findingIds()).containsExactly("f");
    }

    @Test
    void aClockThatIsPutBackChangesNothing() throws Exception {
        macie.put(Findings.sensitiveData("f", LAST_WEEK));
        pass();
        clock.advance(Duration.ofDays(-8));
        pass();

        assertThat(cursor().getCursor()).isEqualTo(LAST_WEEK);
        assertThat(outbox.findings()).hasSize(1);
    }

    @Test
    void forgetsWhatNoWindowCanMeetAgain() throws Exception {
        macie.put(Findings.sensitiveData("old", LAST_WEEK));
        pass();
        macie.put(Findings.sensitiveData("edge", LAST_WEEK.plus(OVERLAP)));
        pass();
        assertThat(outbox.restored().seen(KEY)).containsOnlyKeys(0, 1);

        macie.put(Findings.sensitiveData("new", LAST_WEEK.plus(OVERLAP).plusSeconds(2)));
        pass();
        assertThat(outbox.restored().seen(KEY)).containsOnlyKeys(0, 1, 2);
        // The first one still stands where it may meet what is to be forgotten.
        passOfLate();
        clock.advance(Duration.ofSeconds(1));
        passOfLate();

        assertThat(outbox.restored().seen(KEY)).containsOnlyKeys(1, 2);
        restart();
        pass();
        assertThat(outbox.findingIds()).containsExactly("old", "edge", "new");
    }

    @Test
    void tellsWhenAPassWasCompleteAlsoIfNothingWasNew() throws Exception {
        putOneASecond(120, LAST_WEEK);
        feed.step();
        feed.step();
        assertThat(cursor().getPolledAt()).isNull();

        pass();
        assertThat(cursor().getPolledAt()).isEqualTo(NOW);

        clock.advance(Duration.ofSeconds(7));
        pass();
        assertThat(cursor().getPolledAt()).isEqualTo(NOW.plusSeconds(7));
        assertThat(cursor().getFirstRunAt()).isEqualTo(NOW);
    }

    @Test
    void putsAMalformedFindingAmongTheDeadLettersOnce() throws Exception {
        macie.put(Findings.withoutTimes("broken"), LAST_WEEK);
        macie.put(Findings.sensitiveData("sound", LAST_WEEK));

        pass();
        restart();
        pass();

        assertThat(outbox.findingIds()).containsExactly("sound");
        assertThat(outbox.deadLetters()).hasSize(1);
        DeadLetter letter = outbox.deadLetters().get(0);
        assertThat(letter.getOrigin()).isEqualTo("GetFindings");
        assertThat(letter.getShard()).isEqualTo("111122223333/us-east-1");
        assertThat(letter.getId()).isEqualTo("broken");
        assertThat(letter.getReason()).isEqualTo("Finding.createdAt is missing");
        assertThat(new String(letter.getPayload().array(), StandardCharsets.UTF_8))
                .contains("\"id\":\"broken\"");
    }

    @Test
    void marksWhatIsOverADayOldAtTheFirstRunAsHistory() throws Exception {
        macie.put(
                Findings.sensitiveData(
                        "history", NOW.minus(Duration.ofHours(24)).minusMillis(1)),
                Findings.sensitiveData("news", NOW.minus(Duration.ofHours(24))));

        pass();

        assertThat(outbox.records()).extracting(FindingsFeedTest::provenance).containsExactly("BACKFILL", "");
    }

    @Test
    void goesOnWithoutAFindingThatIsGone() throws Exception {
        macie.listOnly("gone", LAST_WEEK);
        macie.put(Findings.sensitiveData("there", LAST_WEEK.plusSeconds(1)));

        pass();

        assertThat(outbox.findingIds()).containsExactly("there");
    }

    @Test
    void publishesThePageThoughItsTokenLeadsInACircle() {
        macie.put(Findings.sensitiveData("f", LAST_WEEK));
        macie.repeatToken("again");

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class).hasMessageContaining("token");
        assertThat(outbox.findingIds()).containsExactly("f");
        assertThat(cursor().getPolledAt()).isNull();
    }

    @Test
    void refusesFindingsOutOfOrder() {
        macie.put(Findings.sensitiveData("a", LAST_WEEK), LAST_WEEK.minusSeconds(9));
        macie.put(Findings.sensitiveData("b", LAST_WEEK.minus(OVERLAP).minusMillis(1)), LAST_WEEK);

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class).hasMessageContaining("order");
        assertThat(outbox.batches).isEmpty();
    }

    @Test
    void noCheckpointPartIsLarge() throws Exception {
        putOneASecond(500, LAST_WEEK);

        pass();

        assertThat(outbox.checkpoints.values())
                .allSatisfy(part -> assertThat(part.getSeen().remaining()).isLessThan((TWO_PAGES + 50) * 16));
    }

    @Test
    void publishesSeveralPagesInOneTransaction() throws Exception {
        putOneASecond(99, LAST_WEEK);

        pass();

        assertThat(outbox.batches).hasSize(1);
    }

    @Test
    void publishesWhatWasReadBeforeAFailure() throws Exception {
        List<String> ids = putOneASecond(120, LAST_WEEK);
        macie.beforeGet(2, () -> {
            throw Macie2Exception.builder().statusCode(500).message("not now").build();
        });
        feed.step();

        assertThatThrownBy(() -> feed.step()).isInstanceOf(MacieException.class);

        assertThat(outbox.findingIds()).isEqualTo(ids.subList(0, 50));
        pass();
        assertThat(outbox.findingIds()).isEqualTo(ids);
    }

    @Test
    void readsOnWhileATransactionIsUnderWay() throws Exception {
        List<String> ids = putOneASecond(220, LAST_WEEK);
        List<Runnable> underWay = new ArrayList<>();
        start(Checkpoints.none(), underWay::add);
        for (int i = 0; i < 4; i++) {
            feed.step();
        }
        assertThat(macie.getRequests).hasSize(4);
        assertThat(underWay).hasSize(1);
        assertThat(outbox.batches).isEmpty();

        pass();

        assertThat(outbox.findingIds()).isEqualTo(ids);
    }

    @Test
    void whatATransactionUnderWayHeldIsReadAgainWhereItFails() throws Exception {
        List<String> ids = putOneASecond(220, LAST_WEEK);
        start(Checkpoints.none(), transaction -> {});
        outbox.failNext();

        assertThatThrownBy(this::pass).isInstanceOf(IllegalStateException.class);
        assertThat(outbox.checkpoints).isEmpty();
        restart();
        pass();

        assertThat(outbox.findingIds()).isEqualTo(ids);
    }

    @Test
    void aFailureOfMacieLeavesNoTransactionUnderWay() throws Exception {
        List<String> ids = putOneASecond(220, LAST_WEEK);
        start(Checkpoints.none(), transaction -> {});
        macie.beforeGet(3, () -> {
            throw Macie2Exception.builder().statusCode(500).message("not now").build();
        });

        assertThatThrownBy(this::pass).isInstanceOf(MacieException.class);

        assertThat(outbox.findingIds()).isEqualTo(ids.subList(0, TWO_PAGES));
    }

    @Test
    void aPassOfLateThatBreaksOffDoublesNothingWhileNewsGoOn() throws Exception {
        pass();
        for (int minute = 1; minute <= 40; minute++) {
            passOfNewsOf(minute);
            if (minute % 5 == 0 && minute < 40) {
                passOfLate();
            }
        }
        for (int i = 0; i < 11; i++) {
            assertThat(late.step()).isFalse();
        }
        macie.beforeGet(macie.getRequests.size() + 1, () -> {
            throw Macie2Exception.builder().statusCode(500).message("not now").build();
        });
        assertThatThrownBy(late::step).isInstanceOf(MacieException.class);

        late.step();
        passOfNewsOf(41);
        passOfLate();

        assertThat(outbox.findingIds()).hasSize(41 * 60).doesNotHaveDuplicates();
    }

    private void passOfNewsOf(int minute) throws Exception {
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            macie.put(Findings.sensitiveData(
                    "n" + minute + "-" + i, clock.instant().minusSeconds(60 - i)));
        }
        pass();
    }

    @Test
    void aFindingThatChangesWhileHistoryIsReadMakesNothingComeTwice() throws Exception {
        Instant longAgo = NOW.minus(Duration.ofHours(3));
        macie.put(Findings.sensitiveData("first", longAgo));
        pass();
        List<String> ids = put(300, longAgo.plusSeconds(30), Duration.ofSeconds(30));
        passOfLate();
        int gets = macie.getRequests.size();
        macie.beforeGet(gets + 1, () -> macie.put(Findings.policy(ids.get(10), NOW, 2)));
        macie.beforeGet(gets + 2, () -> macie.put(Findings.policy(ids.get(70), NOW, 2)));

        pass();
        passOfLate();

        assertThat(outbox.findingIds()).containsAll(ids);
        assertThat(outbox.findings())
                .extracting(finding -> finding.getId() + " " + finding.getUpdatedAt())
                .hasSize(1 + 300 + 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void anOlderReleaseInBetweenDoublesAndMissesNothing() throws Exception {
        pass();
        for (int minute = 1; minute <= 12; minute++) {
            passOfNewsOf(minute);
        }
        passOfLate();
        passOfNewsOf(13);
        macie.put(Findings.sensitiveData("late", clock.instant().minusSeconds(100)));
        for (int minute = 14; minute <= 20; minute++) {
            passOfNewsOf(minute);
        }
        assertThat(outbox.findingIds()).doesNotContain("late");

        outbox.goOnAsAReleaseWithOneFeed(KEY, OVERLAP);
        restart();
        pass();
        passOfNewsOf(21);
        passOfLate();

        assertThat(outbox.findingIds()).hasSize(21 * 60 + 1).contains("late").doesNotHaveDuplicates();
    }

    @Test
    void whatIsLateIsLookedForBehindARestart() throws Exception {
        pass();
        passOfNewsOf(1);
        macie.put(Findings.sensitiveData("late", clock.instant().minusSeconds(100)));
        for (int minute = 2; minute <= 9; minute++) {
            passOfNewsOf(minute);
        }

        restart();
        pass();
        passOfLate();

        assertThat(outbox.findingIds()).hasSize(9 * 60 + 1).contains("late").doesNotHaveDuplicates();
    }

    private void pass() throws MacieException {
        pass(feed);
    }

    private void passOfLate() throws MacieException {
        pass(late);
    }

    private static void pass(Feed feed) throws MacieException {
        boolean complete = false;
        for (int steps = 0; !complete; steps++) {
            assertThat(steps).as("steps of a pass").isLessThan(100);
            complete = feed.step();
        }
    }

    private void restart() {
        start(outbox.restored());
    }

    private void start(Checkpoints checkpoints) {
        start(checkpoints, Runnable::run);
    }

    private void start(Checkpoints checkpoints, Executor publishing) {
        findings = findings(checkpoints, publishing);
        feed = new FindingsFeed(findings, Unpaced.api(macie));
        late = new LateFindingsFeed(findings, Unpaced.api(macie));
    }

    private ShardFindings findings(Checkpoints checkpoints, Executor publishing) {
        FindingsOverlaps overlaps = new FindingsOverlaps(NEWS_OVERLAP, OVERLAP);
        return new ShardFindings(SHARD, checkpoints, outbox, publishing, overlaps, clock, TWO_PAGES);
    }

    private List<String> putOneASecond(int number, Instant from) {
        return put(number, from, Duration.ofSeconds(1));
    }

    private List<String> put(int number, Instant from, Duration between) {
        List<String> ids =
                IntStream.range(100, 100 + number).mapToObj(i -> "f" + i).toList();
        for (int i = 0; i < number; i++) {
            macie.put(Findings.sensitiveData(ids.get(i), from.plus(between.multipliedBy(i))));
        }
        return ids;
    }

    private IngestCheckpoint cursor() {
        return outbox.restored().cursor(KEY).orElseThrow();
    }

    private static List<Instant> window(ListFindingsRequest request) {
        return Stream.of(Objects.requireNonNull(
                        request.findingCriteria().criterion().get("updatedAt")))
                .flatMap(criterion -> Stream.of(criterion.gte(), criterion.lte()))
                .map(Instant::ofEpochMilli)
                .toList();
    }

    private static String provenance(ProducerRecord<?, ?> record) {
        return record.headers().lastHeader("provenance") == null
                ? ""
                : new String(record.headers().lastHeader("provenance").value(), StandardCharsets.UTF_8);
    }
}
