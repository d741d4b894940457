package io.maciestreams.local.run;

import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** How fast the applications results and profiles are beside a raw copy of the same bytes, and what state costs. */
final class ProcessorBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int PARTITIONS = 4;
    private static final int TRANSACTION = 5_000;

    private final LocalStack stack;
    private final MeasuredProcessor results;
    private final MeasuredProcessor profiles;
    private final int warmUp;
    private final int records;
    private final int objects;
    private final PrintStream out;
    private long published;

    private ProcessorBenchmark(
            LocalStack stack, DataFolder folder, int warmUp, int records, int objects, PrintStream out) {
        this.stack = stack;
        this.results = new MeasuredProcessor(stack, folder, "results");
        this.profiles = new MeasuredProcessor(stack, folder, "profiles");
        this.warmUp = warmUp;
        this.records = records;
        this.objects = objects;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param warmUp how many records come before those that are measured
     * @param records how many are measured in each step; so many objects are in the state at first
     * @param objects how many are in it at last
     */
    static void run(DataFolder folder, int warmUp, int records, int objects, PrintStream out) throws Exception {
        try (LocalStack stack = LocalStack.start(folder.path())) {
            new Provision(StackSettings.provision(stack)).run();
            ProcessorBenchmark benchmark = new ProcessorBenchmark(stack, folder, warmUp, records, objects, out);
            benchmark.createTarget();
            Work few = benchmark.besideRawCopy();
            benchmark.byObjectsInState(few);
            benchmark.state();
        }
    }

    private Work besideRawCopy() throws Exception {
        publishFindings();
        compare("findings through results", results, Topics.FINDINGS);
        return compare("results through profiles", profiles, Topics.CLASSIFICATION_RESULTS);
    }

    private Work compare(String what, MeasuredProcessor processor, Topic<?> input) throws Exception {
        JavaProgram copy = RawCopy.program(stack, input, warmUp).withJvmArguments(Services.JVM_OF_A_BENCHMARK);
        stack.runToItsEnd(copy, PATIENCE);
        Work raw = Work.printedIn(stack.log(RawCopy.name(input)));
        Work work = processor.drain(input, warmUp);
        out.println(what + "  " + work);
        out.println("raw copy                  " + raw);
        out.printf("ratio                     %.2f%n", work.perSecond() / raw.perSecond());
        return work;
    }

    private void byObjectsInState(Work few) throws Exception {
        publishResults(LongStream.range(records, objects));
        int half = (objects - records) / 2;
        out.println(
                "first results             " + profiles.drain(Topics.CLASSIFICATION_RESULTS, Math.min(warmUp, half)));
        publishResults(new Random(1).longs(warmUp + records, 0, objects));
        Work many = profiles.drain(Topics.CLASSIFICATION_RESULTS, warmUp);
        out.printf("with %,d objects  %s%n", objects, many);
        out.printf("cost of a record          %.2f times that%n", many.cost() / few.cost());
    }

    private void state() throws Exception {
        out.printf("known analyses on disk    %d bytes each%n", results.stateBytes() / (warmUp + records));
        out.printf("state on disk             %d bytes an object%n", profiles.stateBytes() / objects);
        out.printf("start with its state      %.1f s%n", seconds(profiles.startingTime()));
        profiles.forgetState();
        out.printf("start without             %.1f s%n", seconds(profiles.startingTime()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private void publishFindings() {
        publish(LongStream.range(0, warmUp + records)
                .map(number -> number % records)
                .mapToObj(object -> Topics.FINDINGS.record(
                        BenchmarkRecords.bucketArn(object), BenchmarkRecords.finding(published++, object))));
    }

    private void publishResults(LongStream knownObjects) {
        publish(knownObjects.mapToObj(object -> Topics.CLASSIFICATION_RESULTS.record(
                BenchmarkRecords.bucketArn(object), BenchmarkRecords.result(published++, object))));
    }

    private void publish(Stream<ProducerRecord<String, SpecificRecord>> records) {
        try (TopicWriter writer = new TopicWriter(stack)) {
            List<ProducerRecord<String, SpecificRecord>> transaction = new ArrayList<>();
            for (var left = records.iterator(); left.hasNext(); ) {
                transaction.add(left.next());
                if (transaction.size() == TRANSACTION || !left.hasNext()) {
                    writer.publish(transaction);
                    transaction.clear();
                }
            }
        }
    }

    private void createTarget() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(RawCopy.TARGET, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            // KAFKA-15591: a producer must not begin before every partition has its leader.
            admin.listOffsets(IntStream.range(0, PARTITIONS)
                            .boxed()
                            .collect(Collectors.toMap(
                                    number -> new TopicPartition(RawCopy.TARGET, number),
                                    number -> OffsetSpec.latest())))
                    .all()
                    .get();
        }
    }
}
