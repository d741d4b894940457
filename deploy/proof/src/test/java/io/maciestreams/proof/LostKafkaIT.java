package io.maciestreams.proof;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.DetectionTotals;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceStatistics;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import io.maciestreams.local.Stack;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Everything is lost but S3: what our archive and Macie's result files bring back. */
@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "the run command is the local stack")
class LostKafkaIT {

    private static final Path HOME = Path.of(System.getProperty("macie-streams.home"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BUCKET = "s3://macie-results/";

    /**
     * What results tell of a bucket. Not among it is what only Macie tells: suppressed types, a score set by hand, and how much
     * the bucket holds, on all of which the score depends.
     */
    private record Told(
            ResourceStatistics all,
            ResourceStatistics automated,
            ResourceStatistics jobs,
            Map<String, DetectionTotals> detections) {

        static Told by(ResourceProfile profile) {
            return new Told(
                    withoutSuppression(profile.getStatistics()),
                    withoutSuppression(profile.getAutomatedStatistics()),
                    withoutSuppression(profile.getJobStatistics()),
                    profile.getDetections().stream()
                            .collect(toMap(
                                    detection -> detection.getId(),
                                    detection -> detection.getTotals(),
                                    (a, b) -> a,
                                    TreeMap::new)));
        }

        boolean isNothing() {
            return all.equals(new ResourceStatistics());
        }

        private static ResourceStatistics withoutSuppression(ResourceStatistics statistics) {
            return ResourceStatistics.newBuilder(statistics)
                    .setTotalDetectionsSuppressed(0)
                    .build();
        }
    }

    private final Path data;

    LostKafkaIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void archiveAndResultFilesMakeTheProfilesAnewAndNothingIsAlertedOrExported() throws Exception {
        drainTheAccount();
        Map<String, Told> before = profilesOfTheRun();
        assertThat(before).hasSizeGreaterThan(1);
        List<Path> exported = objects();
        loseAllButS3();

        try (LocalStack stack = LocalStack.start(data)) {
            ProofStack proof = new ProofStack(stack);
            proof.provision();
            start(stack, "processor", Map.of("state.dir", data.resolve("state").toString()));
            start(stack, "sink", s3(stack));
            replay(stack);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(profiles(proof)).isEqualTo(before));
            assertThat(proof.read(Topics.CLASSIFICATION_RESULTS)).isNotEmpty().noneMatch(record -> record.value()
                    .getAuthoritative());
            assertThat(proof.<Alert>read(Topics.ALERTS)).isEmpty();
        }
        assertThat(objects()).isEqualTo(exported);
    }

    private void drainTheAccount() throws Exception {
        try (RunCommand run =
                RunCommand.start("--once", "--seed", "7", "--objects", "300", "--data", data.toString())) {
            assertThat(run.awaitExit()).as("%s", run.output()).isZero();
        }
    }

    private Map<String, Told> profilesOfTheRun() {
        try (LocalStack stack = LocalStack.start(data)) {
            return profiles(new ProofStack(stack));
        }
    }

    private static Map<String, Told> profiles(ProofStack proof) {
        Map<String, Told> profiles = new TreeMap<>();
        proof.read(Topics.RESOURCE_PROFILES).forEach(record -> {
            if (record.value() == null) {
                profiles.remove(record.key());
            } else {
                profiles.put(record.key(), Told.by(record.value()));
            }
        });
        // No result tells of a bucket of which nothing was analysed.
        profiles.values().removeIf(Told::isNothing);
        return profiles;
    }

    private void loseAllButS3() throws IOException {
        for (String folder : List.of("kafka", "registry", "state")) {
            try (Stream<Path> files = Files.walk(data.resolve(folder))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("s3"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void replay(LocalStack stack) throws Exception {
        Map<String, String> settings = new HashMap<>(s3(stack));
        settings.put("macie.shards", "111122223333/us-east-1");
        ChildProcess replay = stack.start(program(stack, "cli", settings)
                .withArguments(
                        "replay",
                        data.resolve("cli.properties").toString(),
                        "--id",
                        "loss",
                        "--archive",
                        BUCKET + "macie-streams/",
                        "--result-files",
                        BUCKET + "AWSLogs/"));
        assertThat(replay.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(Files.readString(stack.log("cli")))
                .isZero();
    }

    private static Map<String, String> s3(LocalStack stack) {
        return Map.of("s3.endpoint", stack.s3Endpoint().toString());
    }

    private void start(LocalStack stack, String service, Map<String, String> settings) throws IOException {
        Objects.requireNonNull(stack.start(program(stack, service, settings)
                .withArguments(data.resolve(service + ".properties").toString())));
    }

    private JavaProgram program(LocalStack stack, String service, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("kafka.bootstrap.servers", stack.bootstrapServers());
        properties.put("schema.registry.url", stack.schemaRegistryUrl());
        try (Writer writer = Files.newBufferedWriter(data.resolve(service + ".properties"))) {
            properties.store(writer, null);
        }
        Path jar = HOME.resolve(
                (service.equals("cli") ? "deploy/" : "") + service + "/target/macie-streams-" + service + ".jar");
        return JavaProgram.jar(service, jar, stack.log(service))
                .inBriefJvm("512m")
                .withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
    }
}
