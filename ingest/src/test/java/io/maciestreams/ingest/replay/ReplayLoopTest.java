package io.maciestreams.ingest.replay;

import static io.maciestreams.ingest.replay.FindingFiles.event;
import static io.maciestreams.ingest.replay.FindingFiles.finding;
import static io.maciestreams.ingest.replay.FindingFiles.findings;
import static io.maciestreams.ingest.replay.FindingFiles.lines;
import static io.maciestreams.ingest.replay.FindingFiles.write;
import static io.maciestreams.ingest.replay.FindingFiles.writeGzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.avro.ReplayProgress;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.publish.Outbox;
import io.maciestreams.ingest.testing.RecordingOutbox;
import io.maciestreams.ingest.testing.ResultLines;
import io.maciestreams.service.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayLoopTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final RecordingOutbox outbox = new RecordingOutbox();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path folder;
    private ReplayFilter filter = ReplayFilter.none();
    private boolean alert;

    ReplayLoopTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void sendsEachFindingOfEachFileOnce() throws Exception {
        write(folder.resolve("a.json"), finding(1));
        write(folder.resolve("b/lines.jsonl"), lines(findings(2, 5)));
        writeGzip(folder.resolve("c/events"), event(5, "111122223333") + event(6, "111122223333") + finding(1));
        write(folder.resolve("d.json"), "{\"findings\":[" + finding(7) + "," + finding(2) + "]}");

        run(outbox, FileForm.FINDINGS);

        assertThat(outbox.findingIds()).containsExactly(ids(1, 2, 3, 4, 5, 6, 7));
        assertThat(outbox.findings().get(4).getMacieAccountId()).isEqualTo("111122223333");
        assertThat(progress())
                .extracting(ReplayProgress::getRead, ReplayProgress::getSent, ReplayProgress::getKnown)
                .containsExactly(9L, 7L, 2L);
    }

    @Test
    void marksWhatItSends() throws Exception {
        write(folder.resolve("a.json"), finding(1));

        run(outbox, FileForm.FINDINGS);

        assertThat(Arrays.stream(outbox.records().get(0).headers().toArray()))
                .extracting(Header::key, header -> new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly(
                        tuple("provenance", "REPLAY"), tuple("replay-id", "id"), tuple("replayed-at", NOW.toString()));
        assertThat(outbox.records().get(0).key()).isEqualTo("arn:aws:s3:::DOC-EXAMPLE-BUCKET1");
        assertThat(outbox.records().get(0).topic()).isEqualTo("macie.findings");
    }

    @Test
    void countsAsNewsWhereAlertsAreAskedFor() throws Exception {
        write(folder.resolve("a.json"), finding(1));
        alert = true;

        run(outbox, FileForm.FINDINGS);

        assertThat(new String(
                        outbox.records()
                                .get(0)
                                .headers()
                                .lastHeader("provenance")
                                .value(),
                        StandardCharsets.UTF_8))
                .isEqualTo("LIVE");
    }

    @Test
    void leavesOutWhatDoesNotFitTheFilter() throws Exception {
        write(folder.resolve("a.jsonl"), lines(findings(0, 48)));
        Set<String> any = Set.of();
        Instant from = FindingFiles.FIRST.plusSeconds(24 * 3600);
        filter = new ReplayFilter(from, from.plusSeconds(7200), any, any, any, any, any, any, any);

        run(outbox, FileForm.FINDINGS);

        assertThat(outbox.findingIds()).containsExactly(ids(24, 25));
        assertThat(progress().getFiltered()).isEqualTo(46);
    }

    @Test
    void goesOnWhereverItWasCutOff() throws Exception {
        for (int file = 0; file < 5; file++) {
            write(folder.resolve(file + ".jsonl"), lines(findings(10 * file, 10 * file + 12)) + "{\"no\":\n");
        }
        run(outbox, FileForm.FINDINGS);
        assertThat(outbox.batches).hasSizeGreaterThan(5);
        for (int transactions = 0; transactions < outbox.batches.size(); transactions++) {
            RecordingOutbox interrupted = new RecordingOutbox();
            int left = transactions;
            assertThatThrownBy(() -> run(cutOffAfter(left, interrupted), interrupted.restored(), FileForm.FINDINGS))
                    .hasMessage("cut off");

            run(interrupted, interrupted.restored(), FileForm.FINDINGS);

            assertThat(interrupted.findingIds()).hasSize(52).doesNotHaveDuplicates();
            assertThat(interrupted.deadLetters()).hasSize(5);
            assertThat(interrupted.checkpoints).containsOnlyKeys("replay/id/cursor");
            assertThat(progress(interrupted))
                    .extracting(ReplayProgress::getRead, ReplayProgress::getSent, ReplayProgress::getKnown)
                    .containsExactly(65L, 52L, 8L);
        }
    }

    @Test
    void aReplayThatIsCompleteSendsNothingMore() throws Exception {
        write(folder.resolve("a.json"), finding(1));
        run(outbox, FileForm.FINDINGS);

        write(folder.resolve("b.json"), finding(2));
        run(outbox, FileForm.FINDINGS);

        assertThat(outbox.findingIds()).containsExactly(ids(1));
    }

    @Test
    void anotherRequestCannotGoOn() throws Exception {
        write(folder.resolve("a.json"), finding(1));
        run(outbox, FileForm.FINDINGS);
        alert = true;

        assertThatThrownBy(() -> run(outbox, FileForm.FINDINGS))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Replay id has begun as: FINDINGS " + folder);
    }

    @Test
    void givesUpWhatItCannotReadAndGoesOn() throws Exception {
        write(folder.resolve("a.jsonl"), "{\"id\":\"x\"}\n" + finding(1) + "\nnonsense\n");
        byte[] cut = ResultLines.gzip(lines(findings(2, 400)));
        Files.write(folder.resolve("b.gz"), Arrays.copyOf(cut, cut.length / 2));
        write(folder.resolve("c.json"), finding(500));

        run(outbox, FileForm.FINDINGS);

        assertThat(outbox.findingIds()).startsWith(ids(1, 2, 3)).endsWith(ids(500));
        assertThat(outbox.deadLetters())
                .extracting(DeadLetter::getId, letter -> letter.getReason().replaceAll(" after document.*", ""))
                .containsExactly(
                        tuple(folder.resolve("a.jsonl") + "#1", "Finding.macieAccountId is missing"),
                        tuple(folder.resolve("a.jsonl") + "#3", "is not a JSON object"),
                        tuple(folder.resolve("b.gz").toString(), "the file is no gzip, or cut off,"));
        assertThat(new String(outbox.deadLetters().get(1).getPayload().array(), StandardCharsets.UTF_8))
                .isEqualTo("nonsense");
    }

    @Test
    void theFolderTellsWhoseResultsTheyAre() throws Exception {
        Path file = folder.resolve("AWSLogs/999988887777/Macie/us-east-1/job/555555555555/a.jsonl.gz");
        Files.createDirectories(file.getParent());
        Files.write(file, ResultLines.file(List.of(ResultLines.sensitive("1"), ResultLines.skipped("2"))));

        run(outbox, FileForm.RESULT_FILES);

        assertThat(outbox.values(DataClassificationResult.class))
                .extracting(
                        DataClassificationResult::getId,
                        DataClassificationResult::getMacieAccountId,
                        DataClassificationResult::getAuthoritative)
                .containsExactly(tuple("1", "999988887777", true), tuple("2", "999988887777", true));
        assertThat(outbox.records().get(1).key()).isEqualTo("arn:aws:s3:::patients");
    }

    @Test
    void whatOurArchiveHoldsIsNotExportedAgain() throws Exception {
        Files.write(folder.resolve("a.jsonl.gz"), ResultLines.file(List.of(ResultLines.sensitive("1"))));

        run(outbox, FileForm.ARCHIVE);

        assertThat(outbox.values(DataClassificationResult.class))
                .extracting(DataClassificationResult::getAuthoritative, DataClassificationResult::getMacieAccountId)
                .containsExactly(tuple(false, "555555555555"));
    }

    private void run(RecordingOutbox recording, FileForm form) throws Exception {
        run(recording, recording.restored(), form);
    }

    private void run(Outbox target, Checkpoints checkpoints, FileForm form) throws Exception {
        SourceSpec source = new SourceSpec.Files(form, folder.toString());
        ReplayRequest request = new ReplayRequest("id", List.of(source), filter, alert, false, OptionalDouble.of(7));
        KnownStates known = new KnownStates();
        ReplayCheckpoint checkpoint = ReplayCheckpoint.restore(request, checkpoints, NOW, known);
        AtomicLong nanos = new AtomicLong();
        ReplayPace pace = new ReplayPace(request.rate(), () -> nanos.addAndGet(60_000_000_000L));
        ReplayReport report = new ReplayReport(new PrintStream(printed), nanos::get, 0);
        new ReplayLoop(filter, known, checkpoint, new ReplayRecords("id", alert, CLOCK), target, pace, report, CLOCK)
                .run(List.of(from -> FileSource.open(new FolderFiles(folder), form, from)));
    }

    private static Outbox cutOffAfter(int transactions, RecordingOutbox recording) {
        return batch -> {
            if (recording.batches.size() == transactions) {
                throw new IllegalStateException("cut off");
            }
            recording.publish(batch);
        };
    }

    private ReplayProgress progress() {
        return progress(outbox);
    }

    private static ReplayProgress progress(RecordingOutbox recording) {
        IngestCheckpoint cursor = Objects.requireNonNull(recording.checkpoints.get("replay/id/cursor"));
        return Objects.requireNonNull(cursor.getReplay());
    }

    private static String[] ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj("%032x"::formatted).toArray(String[]::new);
    }
}
