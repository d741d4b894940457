package io.maciestreams.local.run;

import io.maciestreams.local.Checkout;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The services of Macie Streams, each in a process of its own, as in production. */
final class Services {

    /** The consumer groups by which a run knows that all is drained, in the order of the data path. */
    static final String RESULTS_GROUP = "macie-streams-results";

    static final String PROFILES_GROUP = "macie-streams-profiles";
    static final String SINK_GROUP = "macie-streams-sink";

    private final LocalStack stack;
    private final DataFolder folder;

    private Services(LocalStack stack, DataFolder folder) {
        this.stack = stack;
        this.folder = folder;
    }

    static void start(LocalStack stack, DataFolder folder, URI macieEndpoint, AccountSpec account) {
        Services services = new Services(stack, folder);
        services.start("sink", Map.of("s3.endpoint", stack.s3Endpoint().toString(), "batch.max.age.ms", "1000"));
        services.start(
                "processor", Map.of("state.dir", folder.path().resolve("state").toString()));
        services.start(
                "ingest",
                Map.of(
                        "macie.shards", account.shard(),
                        "macie.endpoint", macieEndpoint.toString(),
                        "s3.endpoint", stack.s3Endpoint().toString(),
                        "poll.interval.ms", "1000"));
    }

    private void start(String service, Map<String, String> settings) {
        Properties all = new Properties();
        all.putAll(StackSettings.service(stack));
        all.putAll(settings);
        Path file = folder.settingsFile(service, all);
        Path jar = Checkout.find().home().resolve(service + "/target/macie-streams-" + service + ".jar");
        stack.start(JavaProgram.jar(service, jar, stack.log(service))
                .withArguments(file.toString())
                .withEnvironment(LocalAws.ENVIRONMENT)
                .withJvmArguments("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }
}
