package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.JobCompleteness;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What findings and result files tell of each run of a job. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class JobCompletenessTest {

    private static final String ARNS = "arn:aws:macie2:us-east-1:" + Scan.ACCOUNT + ":classification-job/";
    private static final String ARN = ARNS + Scan.JOB;
    private static final Instant FIRST_RUN = Instant.parse("2026-10-01T08:00:30Z");
    private static final Instant SECOND_RUN = Instant.parse("2026-10-02T08:00:30Z");
    private static final String EARLIER = ARN + "/earlier";

    private Path stateDir;
    private TestedApplication application;
    private TestInputTopic<String, DataClassificationResult> results;
    private TestInputTopic<String, ClassificationJob> jobs;
    private String job = Scan.JOB;
    private int tries;

    @BeforeEach
    @BeforeProperty
    void start() throws Exception {
        stateDir = Files.createTempDirectory("job-completeness");
        application = new TestedApplication(Application.LIFECYCLE, stateDir, Map.of("lifecycle.job.findings.cap", "2"));
        results = application.input(Topics.CLASSIFICATION_RESULTS);
        jobs = application.input(Topics.CLASSIFICATION_JOBS);
    }

    @AfterEach
    @AfterProperty
    void stop() throws IOException {
        application.close();
        try (var files = Files.walk(stateDir)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void countsWhatBothSourcesTellOfARun() {
        started(FIRST_RUN);
        send(sensitive("a", FIRST_RUN.plusSeconds(60), 3));
        send(sensitive("a", FIRST_RUN.plusSeconds(60), 3).fromResultFile());
        send(sensitive("clean", FIRST_RUN.plusSeconds(70), 0).fromResultFile());
        send(sensitive("skipped", FIRST_RUN.plusSeconds(80), 0)
                .skipped("PERMISSION_DENIED")
                .fromResultFile());

        JobCompleteness run = Objects.requireNonNull(latest().get(ARN + "/2026-10-01T08:00:00Z"));
        assertThat(run)
                .extracting(
                        JobCompleteness::getState,
                        JobCompleteness::getFindings,
                        JobCompleteness::getFindingDetections,
                        JobCompleteness::getResults,
                        JobCompleteness::getSensitiveResults,
                        JobCompleteness::getResultDetections)
                .containsExactly("COMPLETE", 1L, 3L, 3L, 1L, 3L);
        assertThat(run.getJobId()).isEqualTo(Scan.JOB);
    }

    @Test
    void leavesOutAutomatedDiscoveryAndFilesInsideArchives() {
        send(sensitive("a", FIRST_RUN, 3).byAutomatedDiscovery());
        Scan archive = sensitive("b.zip", FIRST_RUN, 3).fromResultFile();
        results.pipeInput(archive.bucketArn(), archive.memberOfArchive("inside.txt"));

        assertThat(latest()).isEmpty();
    }

    @Test
    void saysWhetherTheCapOfTheApiExplainsWhatIsMissing() {
        for (int i = 0; i < 22; i++) {
            send(sensitive("object-" + i, FIRST_RUN, 1).fromResultFile());
        }
        send(sensitive("object-0", FIRST_RUN, 1));
        send(sensitive("object-1", FIRST_RUN, 1));
        // Of 22 the API shows 2 and every twentieth of the 20 beyond.
        assertThat(latest().get(EARLIER))
                .extracting(JobCompleteness::getState, JobCompleteness::getHiddenByCap)
                .containsExactly("FINDINGS_MISSING", 19L);

        send(sensitive("object-21", FIRST_RUN, 1));

        assertThat(latest().get(EARLIER))
                .extracting(JobCompleteness::getState, JobCompleteness::getFindings)
                .containsExactly("CAPPED", 3L);
    }

    @Test
    void saysThatResultsAreMissingWhereOnlyFindingsCame() {
        send(sensitive("a", FIRST_RUN, 3));

        assertThat(latest().get(EARLIER)).extracting(JobCompleteness::getState).isEqualTo("RESULTS_MISSING");
    }

    @Test
    void resultsMoveToARunWhoseStartIsKnownLater() {
        send(sensitive("a", FIRST_RUN.plusSeconds(60), 1));
        send(sensitive("b", SECOND_RUN.plusSeconds(60), 1));
        assertThat(latest().get(EARLIER))
                .extracting(JobCompleteness::getFindings)
                .isEqualTo(2L);

        started(SECOND_RUN);
        assertThat(latest())
                .extractingFromEntries(
                        Map.Entry::getKey,
                        run -> run.getValue() == null ? 0 : run.getValue().getFindings())
                .containsExactlyInAnyOrder(tuple(EARLIER, 1L), tuple(ARN + "/2026-10-02T08:00:00Z", 1L));

        started(FIRST_RUN);
        assertThat(latest().get(EARLIER)).isNull();
    }

    @Property(tries = 1000)
    void neitherOrderNorSplitMatters(
            @ForAll("scansOfJobs") List<Scan> scans, @ForAll("starts") List<Instant> starts, @ForAll Random random) {
        // One application for all tries, each with a job of its own.
        job = "%032x".formatted(tries++);
        List<Runnable> steps = new ArrayList<>();
        scans.forEach(scan -> steps.add(() -> send(scan)));
        starts.forEach(start -> steps.add(() -> started(start)));
        Collections.shuffle(steps, random);

        steps.forEach(Runnable::run);

        Map<String, JobCompleteness> runs = latest();
        runs.values().removeIf(run -> run == null);
        assertThat(runs).allSatisfy((key, run) -> {
            List<Scan> ofRun = scans.stream()
                    .filter(scan -> runOf(scan, starts).equals(key))
                    .toList();
            assertThat(run.getFindings())
                    .isEqualTo(ofRun.stream().filter(this::told).count());
            assertThat(run.getResults())
                    .isEqualTo(ofRun.stream().filter(this::inFile).count());
        });
        assertThat(runs.keySet())
                .containsExactlyInAnyOrderElementsOf(scans.stream()
                        .filter(scan -> told(scan) || inFile(scan))
                        .map(scan -> runOf(scan, starts))
                        .distinct()
                        .toList());
    }

    @Provide
    Arbitrary<List<Scan>> scansOfJobs() {
        Arbitrary<Instant> times =
                Arbitraries.integers().between(0, 72).map(hour -> FIRST_RUN.plusSeconds(hour * 3600L));
        return Combinators.combine(times, Arbitraries.integers().between(0, 2), Arbitraries.of(true, false))
                .as((at, found, file) -> file ? sensitive("o", at, found).fromResultFile() : sensitive("o", at, found))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Instant>> starts() {
        return Arbitraries.integers()
                .between(0, 3)
                .map(day -> FIRST_RUN.plusSeconds(day * 86_400L))
                .list()
                .ofMaxSize(5);
    }

    private boolean told(Scan scan) {
        return scan.source().equals("FINDING") && scan.managed() > 0;
    }

    private boolean inFile(Scan scan) {
        return scan.source().equals("RESULT_FILE");
    }

    private String runOf(Scan scan, List<Instant> starts) {
        return starts.stream()
                .filter(start -> !start.isAfter(scan.createdAt()))
                .max(Instant::compareTo)
                .map(start -> ARNS + job + "/" + start.minusSeconds(30))
                .orElse(ARNS + job + "/earlier");
    }

    private static Scan sensitive(String object, Instant at, long detections) {
        return Scan.of("bucket-1", object, object + at, detections).at(at);
    }

    private void send(Scan scan) {
        DataClassificationResult result = scan.result();
        ClassificationDetails details = result.getClassificationDetails();
        if (details.getJobId() != null) {
            details.setJobId(job);
            details.setJobArn(ARNS + job);
        }
        results.pipeInput(scan.bucketArn(), result);
    }

    private void started(Instant lastRunTime) {
        ClassificationJob seen = ClassificationJob.newBuilder()
                .setMacieAccountId(Scan.ACCOUNT)
                .setRegion("us-east-1")
                .setJobArn(ARNS + job)
                .setJobId(job)
                .setLastRunTime(lastRunTime)
                .build();
        jobs.pipeInput(ARNS + job, seen);
    }

    /** The newest state of each run since the last call; null where nothing is left of one. */
    private Map<String, JobCompleteness> latest() {
        Map<String, JobCompleteness> latest = new HashMap<>();
        application.output(Topics.JOB_COMPLETENESS).forEach(record -> latest.put(record.key(), record.value()));
        return latest;
    }
}
