package io.maciestreams.sink;

import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.Cell;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.Stack;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures the packaged sink beside a single-thread gzip of the same bytes: no test, it runs only where it is named. The
 * results wait for their export configuration, so that neither publishing nor the sink's start is measured.
 */
class SinkBenchmark {

    private static final int RESULTS = Integer.getInteger("results", 100_000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double MEGABYTE = 1e6;

    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void writes(int groups, @TempDir Path folder) throws Exception {
        try (Stack stack = Stack.start(folder)) {
            SharedStack.provision(stack);
            try (TestShard shard = TestShard.aloneOn(stack)) {
                publish(shard, groups);
                measure(shard, new SinkPrograms(stack, folder), groups);
            }
        }
    }

    private void measure(TestShard shard, SinkPrograms programs, int groups) throws Exception {
        Map<String, String> settings = new HashMap<>(shard.settings());
        settings.put("batch.max.age.ms", "5000");
        settings.put("batch.max.records", "25000");
        ChildProcess sink = programs.start("sink", settings);
        await().atMost(PATIENCE)
                .until(() -> Files.readString(programs.stack().log("sink")).contains(" waits: "));
        Duration cpuBefore = cpu(sink);
        long start = System.nanoTime();
        shard.configure();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> exported(shard) == RESULTS);
        double wall = (System.nanoTime() - start) / 1e9;
        double cpu = cpu(sink).minus(cpuBefore).toMillis() / 1e3;
        long rss = peakMemory(sink);
        List<byte[]> lines = lines(shard);
        double megabytes = lines.stream().mapToLong(line -> line.length).sum() / MEGABYTE;
        double gzip = gzipMegabytesPerSecond(lines, megabytes);
        System.out.printf(
                "%d groups: %.0f MB of JSON Lines in %.1f s: %.1f MB/s, %.2f cores used, %.1f MB/s per core used; "
                        + "gzip alone %.1f MB/s; ratio %.2f; peak RSS %d MB%n",
                groups,
                megabytes,
                wall,
                megabytes / wall,
                cpu / wall,
                megabytes / cpu,
                gzip,
                megabytes / cpu / gzip,
                rss);
    }

    private static long exported(TestShard shard) throws Exception {
        return shard.ledger().stream()
                .mapToLong(object -> object.getRecordCount())
                .sum();
    }

    private static Duration cpu(ChildProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow();
    }

    private static long peakMemory(ChildProcess process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static List<byte[]> lines(TestShard shard) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        shard.bucket
                .lines()
                .values()
                .forEach(object -> object.forEach(line -> lines.add((line + "\n").getBytes(StandardCharsets.UTF_8))));
        return lines;
    }

    // The second pass counts: the first warms up.
    private static double gzipMegabytesPerSecond(List<byte[]> lines, double megabytes) throws IOException {
        gzip(lines);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        gzip(lines);
        return megabytes / ((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9);
    }

    private static void gzip(List<byte[]> lines) throws IOException {
        try (GZIPOutputStream gzip = new GZIPOutputStream(OutputStream.nullOutputStream(), 64 * 1024)) {
            for (byte[] line : lines) {
                gzip.write(line);
            }
        }
    }

    private void publish(TestShard shard, int groups) {
        int published = 0;
        while (published < RESULTS) {
            List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
            for (int i = 0; i < 5_000 && published < RESULTS; i++, published++) {
                records.add(Topics.CLASSIFICATION_RESULTS.record(
                        "arn:aws:s3:::b-" + published % 97, result(shard, published, groups)));
            }
            shard.kafka.publish(records);
        }
    }

    /** One with as many different bytes as results of different objects have. */
    private DataClassificationResult result(TestShard shard, int i, int groups) {
        DataClassificationResult result = shard.result("result-" + i, 0);
        result.getClassificationDetails().setJobId(String.format("%032x", i % groups));
        var object = result.getResourcesAffected().getS3Object();
        object.setKey("exports/" + Long.toHexString(random.nextLong()) + ".csv");
        object.setPath("customer-uploads/" + object.getKey());
        object.setETag(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        object.setSize((long) random.nextInt(10_000_000));
        List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < 15; cell++) {
            cells.add(new Cell(null, (long) random.nextInt(40), "CCN", (long) random.nextInt(100_000)));
        }
        result.getClassificationDetails()
                .getResult()
                .getSensitiveData()
                .get(0)
                .getDetections()
                .get(0)
                .getOccurrences()
                .setCells(cells);
        return result;
    }
}
