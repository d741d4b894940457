package io.maciestreams.local.run;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How many bytes of lines the sink writes for each second of processor time, beside gzip alone of the same lines. It is warm
 * by then: an account whose results are written first sees to that. Those of a second account lie ready in the topic when it
 * gets its export configuration.
 */
final class SinkBenchmark {

    private static final String WARM_UP = "111122223333";
    private static final String MEASURED = "444455556666";
    private static final int RESULTS_TO_WARM_UP = 150_000;
    private static final int GROUPS_TO_WARM_UP = 10;
    private static final int TRANSACTION = 2_000;
    private static final double MEGABYTE = 1e6;

    private final LocalStack stack;
    private final TopicWriter topics;
    private final int groups;
    private final PrintStream out;

    private SinkBenchmark(LocalStack stack, TopicWriter topics, int groups, PrintStream out) {
        this.stack = stack;
        this.topics = topics;
        this.groups = groups;
        this.out = out;
    }

    /** Measures with so many results of so many groups, behind others that warm the sink up. */
    static void run(DataFolder folder, int results, int groups, PrintStream out) throws Exception {
        try (LocalStack stack = LocalStack.start(folder.path());
                ExportBucket bucket = ExportBucket.create(stack)) {
            new Provision(StackSettings.provision(stack)).run();
            try (TopicWriter topics = new TopicWriter(stack)) {
                new SinkBenchmark(stack, topics, groups, out).run(Services.startSink(stack, folder), bucket, results);
            }
        }
    }

    private void run(ChildProcess sink, ExportBucket bucket, int results) throws Exception {
        try (ExportedLines warmUp = new ExportedLines(stack, WARM_UP);
                ExportedLines lines = new ExportedLines(stack, MEASURED)) {
            out.printf("%,d groups: warming up%n", groups);
            configure(WARM_UP);
            publish(WARM_UP, RESULTS_TO_WARM_UP, GROUPS_TO_WARM_UP);
            warmUp.await(RESULTS_TO_WARM_UP);
            publish(MEASURED, results, groups);
            awaitWaiting();
            Duration before = ProcessorTime.of(sink.pid());
            configure(MEASURED);
            lines.await(results);
            Duration used = ProcessorTime.of(sink.pid()).minus(before);
            long memory = ResidentSet.peakOf(sink.pid()).toMebibytes();
            report(lines, used, memory, GzipAlone.of(bucket, lines.objects()));
        }
    }

    private void configure(String account) {
        S3Destination destination = new S3Destination(ExportBucket.NAME, null, null, stack.kmsKeyArn());
        topics.publish(List.of(Topics.EXPORT_CONFIGURATIONS.record(
                account + "/" + AccountSpec.REGION,
                new ClassificationExportConfiguration(account, AccountSpec.REGION, destination))));
    }

    private void publish(String account, int count, int jobs) {
        BenchmarkResults results = new BenchmarkResults(account, jobs);
        for (int published = 0; published < count; published += TRANSACTION) {
            List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
            for (int i = published; i < Math.min(count, published + TRANSACTION); i++) {
                var result = results.next(i);
                records.add(Topics.CLASSIFICATION_RESULTS.record(
                        result.getResourcesAffected().getS3Bucket().getArn(), result));
            }
            topics.publish(records);
        }
    }

    // Otherwise some of the lines would be made before the measuring begins.
    private void awaitWaiting() throws IOException, InterruptedException {
        int partitions = Integer.parseInt(StackSettings.provision(stack).get("topics.partitions"));
        while (Files.readString(stack.log("sink")).split(" waits: ", -1).length <= partitions) {
            stack.requireAlive();
            Thread.sleep(200);
        }
    }

    private void report(ExportedLines lines, Duration used, long memory, GzipAlone gzip) {
        double sink = perSecond(lines.size(), used);
        double alone = perSecond(lines.size(), gzip.time());
        out.printf(
                "  %,.0f MB of JSON Lines in %,d objects%n",
                lines.size() / MEGABYTE, lines.objects().size());
        out.printf(
                "  sink        %6.1f MB for each second of processor time, compressed to %.1f MB%n",
                sink, gzip.sinksSize() / MEGABYTE);
        out.printf(
                "  gzip alone  %6.1f MB for each second of processor time, compressed to %.1f MB%n",
                alone, gzip.size() / MEGABYTE);
        out.printf("  ratio       %6.2f%n", sink / alone);
        out.printf("  memory      %,d MiB at most%n", memory);
    }

    private static double perSecond(long bytes, Duration time) {
        return bytes / MEGABYTE / (time.toNanos() / 1e9);
    }
}
