package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.replay.FileForm;
import io.maciestreams.ingest.replay.ReplayFilter;
import io.maciestreams.ingest.replay.ReplayRequest;
import io.maciestreams.ingest.replay.SourceSpec;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.ingest.testing.ResultLines;
import io.maciestreams.ingest.testing.ResultsBucket;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.SimulatorOptions;
import io.maciestreams.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Replays into a real broker, of files on disk and on a real S3, of topics and of the simulator. Each test has findings of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {

    private static final String SHARD = "555555555555/us-east-1";

    private final IngestStack stack;
    private final Path folder;
    private final MacieSimulator macie;

    ReplayIT(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.stack = IngestStack.emptied();
        this.macie = MacieSimulator.start(
                SimulatorOptions.of(3, 200, Instant.now()).withAccount("555555555555", "us-east-1"));
    }

    @AfterAll
    void stop() {
        macie.close();
    }

    @Test
    void aKilledReplayGoesOnAndSendsEachFindingOnce() throws Exception {
        int count = 3_000;
        Path files = Files.createDirectories(folder.resolve("killed"));
        for (int file = 0; file < 3; file++) {
            Files.write(files.resolve(file + ".jsonl"), findings("killed-%d", file * 1_000, (file + 1) * 1_000));
        }
        String[] arguments = {"killed", "FINDINGS", files.toString(), "400"};

        ChildProcess process = ReplayProcess.start(stack, folder, settings(), arguments);
        await().atMost(Duration.ofMinutes(2)).until(() -> findings("killed-").size() >= 400);
        process.kill();
        assertThat(findings("killed-")).as("killed half-way").hasSizeLessThan(count);
        String summary = replay("killed", new SourceSpec.Files(FileForm.FINDINGS, files.toString()));

        assertThat(findings("killed-"))
                .extracting(record -> record.value().getId())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count)
                        .mapToObj("killed-%d"::formatted)
                        .toList());
        assertThat(summary).contains("Replayed: read 3,000, filtered 0, known already 0, sent 3,000, dead letters 0");
    }

    @Test
    void aKilledReplayOfResultFilesSendsEachLineOnce() throws Exception {
        try (ResultsBucket bucket = new ResultsBucket(stack.stack())) {
            List<String> lines = IntStream.range(0, 3_000)
                    .mapToObj(i -> ResultLines.sensitive("line-" + i))
                    .toList();
            bucket.put(
                    "old/AWSLogs/555555555555/Macie/us-east-1/job/a.jsonl.gz", ResultLines.file(lines.subList(0, 10)));
            bucket.put(
                    "old/AWSLogs/555555555555/Macie/us-east-1/job/b.jsonl.gz",
                    ResultLines.file(lines.subList(10, 3_000)));
            String location = "s3://" + bucket.name() + "/old/";

            ChildProcess process =
                    ReplayProcess.start(stack, folder, settings(), "lines", "RESULT_FILES", location, "400");
            await().atMost(Duration.ofMinutes(2)).until(() -> results("line-").size() >= 400);
            process.kill();
            assertThat(results("line-")).as("killed half-way").hasSizeLessThan(3_000);
            replay("lines", new SourceSpec.Files(FileForm.RESULT_FILES, location));

            assertThat(results("line-"))
                    .extracting(DataClassificationResult::getId)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3_000)
                            .mapToObj("line-%d"::formatted)
                            .toList());
        }
    }

    @Test
    void aDryRunTellsWhatWouldGoWhereAndWritesNothing() throws Exception {
        Path file = folder.resolve("dry.jsonl");
        Files.write(file, findings("dry-%d", 0, 30));
        long before = stack.committed(Topics.FINDINGS, Topics.DEAD_LETTERS, Topics.INGEST_CHECKPOINTS);

        String told = run(request("dry", true, new SourceSpec.Files(FileForm.FINDINGS, file.toString())));

        assertThat(stack.committed(Topics.FINDINGS, Topics.DEAD_LETTERS, Topics.INGEST_CHECKPOINTS))
                .isEqualTo(before);
        assertThat(told.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "2021-10-25 555555555555 SensitiveData:S3Object/Multiple 1",
                        "2021-10-26 555555555555 SensitiveData:S3Object/Multiple 24",
                        "2021-10-27 555555555555 SensitiveData:S3Object/Multiple 5",
                        "to macie.findings: 30");
        assertThat(told).contains("Nothing was written: read 30, filtered 0, known already 0, sent 30, dead letters 0");
    }

    @Test
    void whatATopicHoldsIsSentOnce() throws Exception {
        Path file = folder.resolve("topic.jsonl");
        Files.write(file, findings("topic-%d", 0, 50));
        replay("fill-topic", new SourceSpec.Files(FileForm.FINDINGS, file.toString()));
        long distinct = stack.read(Topics.FINDINGS).stream()
                .map(record -> record.value().getId())
                .distinct()
                .count();

        String summary = replay("topic", SourceSpec.OfTopic.named("macie.findings"));

        assertThat(summary).contains("sent %,d, dead letters 0".formatted(distinct));
        assertThat(findings("topic-").stream()
                        .collect(Collectors.groupingBy(record -> record.value().getId(), Collectors.counting()))
                        .values())
                .hasSize(50)
                .containsOnly(2L);
    }

    @Test
    void allThatMacieStillHasIsSent() throws Exception {
        String summary = replay("macie", new SourceSpec.Macie());

        List<String> sent = stack.read(Topics.FINDINGS).stream()
                .filter(record -> "macie".equals(header(record, "replay-id")))
                .map(record -> record.value().getId())
                .toList();
        assertThat(sent).hasSameSizeAs(macie.account().findings().all()).doesNotHaveDuplicates();
        assertThat(summary).contains("dead letters 0");
    }

    private String replay(String id, SourceSpec source) throws Exception {
        return run(request(id, false, source));
    }

    private String run(ReplayRequest request) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReplayService service =
                new ReplayService(settings(), request, new PrintStream(out, true, StandardCharsets.UTF_8));
        service.run();
        assertThat(service.isComplete()).isTrue();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ReplayRequest request(String id, boolean dryRun, SourceSpec source) {
        return new ReplayRequest(id, List.of(source), ReplayFilter.none(), false, dryRun, OptionalDouble.empty());
    }

    private Map<String, String> settings() {
        return stack.settings("replay", macie, SHARD);
    }

    private static List<String> findings(String id, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Findings.sensitiveData(id.formatted(i), Findings.CREATED_AT.plus(Duration.ofHours(i))))
                .map(finding -> new String(SdkJson.bytes(finding), StandardCharsets.UTF_8))
                .toList();
    }

    private List<ConsumerRecord<String, Finding>> findings(String start) {
        return stack.read(Topics.FINDINGS).stream()
                .filter(record -> record.value().getId().startsWith(start))
                .toList();
    }

    private List<DataClassificationResult> results(String start) {
        return stack.read(Topics.DISCOVERY_RESULTS).stream()
                .map(ConsumerRecord::value)
                .filter(result -> result.getId().startsWith(start))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return record.headers().lastHeader(name) == null
                ? ""
                : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
