package io.maciestreams.local.run;

import io.maciestreams.local.Checkout;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The services of Macie Streams, each in a process of its own, as in production. */
final class Services {

    /** The consumer groups by which a run knows that all is drained, in the order of the data path. */
    static final String RESULTS_GROUP = "macie-streams-results";

    static final String PROFILES_GROUP = "macie-streams-profiles";
    static final String LIFECYCLE_GROUP = "macie-streams-lifecycle";
    static final String ALERTS_GROUP = "macie-streams-alerts";
    static final String SIEM_GROUP = "macie-streams-siem";
    static final String SINK_GROUP = "macie-streams-sink";

    /** As in production: given time, the JVM compiles well. */
    static final String[] JVM_OF_A_BENCHMARK = {"-Xmx512m", "-XX:+UseSerialGC"};

    private final LocalStack stack;
    private final DataFolder folder;

    private Services(LocalStack stack, DataFolder folder) {
        this.stack = stack;
        this.folder = folder;
    }

    static void start(LocalStack stack, DataFolder folder, MacieRun macie) {
        Services services = new Services(stack, folder);
        Path state = folder.path().resolve("state");
        services.start("sink", macie.sink());
        services.start("processor", ServiceSetup.local(Map.of("state.dir", state.toString())));
        services.start("ingest", macie.ingest());
    }

    /**
     * Ingest alone, with no other feed that takes its time: that of late findings comes once in five minutes, as by default,
     * and that of new ones reads nothing again, as the simulator shows none late.
     *
     * @param interval from one pass to the next
     */
    static ChildProcess startIngestOfFindings(
            LocalStack stack, DataFolder folder, URI macieEndpoint, AccountSpec account, Duration interval) {
        Map<String, String> settings = Map.of(
                "result.files.enabled",
                "false",
                "profile.settings.enabled",
                "false",
                "poll.interval.ms",
                Long.toString(interval.toMillis()),
                "findings.news.overlap.ms",
                "0",
                "late.findings.poll.interval.ms",
                "300000");
        return new Services(stack, folder)
                .startForBenchmark("ingest", ServiceSetup.local(ingest(macieEndpoint, account, settings)));
    }

    /** The sink alone; a batch that does not fill up is written after some seconds. */
    static ChildProcess startSink(LocalStack stack, DataFolder folder) {
        Map<String, String> settings = Map.of("s3.endpoint", stack.s3Endpoint().toString(), "batch.max.age.ms", "5000");
        return new Services(stack, folder).startForBenchmark("sink", ServiceSetup.local(settings));
    }

    /** One application of the processor alone. */
    static ChildProcess startApplication(LocalStack stack, DataFolder folder, String application, Path state) {
        Map<String, String> settings = Map.of("state.dir", state.toString(), "processor.applications", application);
        return new Services(stack, folder).startForBenchmark("processor", ServiceSetup.local(settings));
    }

    /** The application alerts alone, with {@code more} settings. */
    static ChildProcess startAlerts(LocalStack stack, DataFolder folder, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("state.dir", folder.path().resolve("state").toString());
        settings.put("processor.applications", "alerts");
        return new Services(stack, folder).startForBenchmark("processor", ServiceSetup.local(settings));
    }

    /** A replay of files with findings. */
    static ChildProcess startReplay(LocalStack stack, DataFolder folder, Path files) {
        Properties all = new Properties();
        all.putAll(StackSettings.service(stack));
        all.putAll(ReplayBenchmark.settings());
        Path settings = folder.settingsFile("replay", all);
        Path jar = Checkout.find().home().resolve("deploy/cli/target/macie-streams-cli.jar");
        return stack.start(JavaProgram.jar("replay", jar, stack.log("replay"))
                .withArguments("replay", settings.toString(), "--id", "bench", "--findings", files.toString())
                .withEnvironment(LocalAws.ENVIRONMENT)
                .withJvmArguments(JVM_OF_A_BENCHMARK));
    }

    /** The processor alone, with what a finding passes through on its way to a profile. */
    static ChildProcess startProcessor(LocalStack stack, DataFolder folder) {
        Path state = folder.path().resolve("state");
        Map<String, String> settings =
                Map.of("state.dir", state.toString(), "processor.applications", "results,profiles");
        return new Services(stack, folder).startForBenchmark("processor", ServiceSetup.local(settings));
    }

    /** For the simulator, which has no quotas: it is polled as fast as it answers, and often. */
    static Map<String, String> ingest(URI macieEndpoint, AccountSpec account, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("macie.shards", account.shard());
        settings.put("macie.endpoint", macieEndpoint.toString());
        settings.put("macie.requests.per.second", "10000");
        settings.put("poll.interval.ms", "2000");
        settings.put("late.findings.poll.interval.ms", "2000");
        settings.put("result.files.poll.interval.ms", "2000");
        settings.put("profile.settings.poll.interval.ms", "2000");
        settings.putAll(more);
        return settings;
    }

    private ChildProcess start(String service, ServiceSetup setup) {
        return stack.start(program(service, setup).inBriefJvm("512m"));
    }

    private ChildProcess startForBenchmark(String service, ServiceSetup setup) {
        return stack.start(program(service, setup).withJvmArguments(JVM_OF_A_BENCHMARK));
    }

    private JavaProgram program(String service, ServiceSetup setup) {
        Properties all = new Properties();
        all.putAll(StackSettings.service(stack));
        all.putAll(setup.settings());
        Path file = folder.settingsFile(service, all);
        Path jar = Checkout.find().home().resolve(service + "/target/macie-streams-" + service + ".jar");
        return JavaProgram.jar(service, jar, stack.log(service))
                .withArguments(file.toString())
                .withEnvironment(setup.environment());
    }
}
