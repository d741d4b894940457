package io.maciestreams.proof.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.maciestreams.proof.compose.ComposeFile.Service;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.simulator.SimulatorMain;
import io.maciestreams.topics.PublicTopic;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Option;

class ComposeTest {

    private static final Path FOLDER = Path.of(System.getProperty("macie-streams.home"), "deploy", "compose");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)?:\\d[\\w.-]*");
    private static final Pattern KEY_ARN = Pattern.compile("arn:aws:kms:[a-z0-9-]+:\\d{12}:key/[0-9a-f-]{36}");
    private static final Pattern TOPIC = Pattern.compile("`(macie\\.[a-z-]+)`");

    private final ComposeFile compose;

    ComposeTest() throws IOException {
        this.compose = ComposeFile.read(FOLDER.resolve("compose.yaml"));
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(compose.services().values()).isNotEmpty().allSatisfy(service -> assertThat(service.image())
                .matches(IMAGE));
    }

    @Test
    void everyDependencyAndNetworkIsAService() {
        assertThat(compose.services().values()).allSatisfy(service -> {
            assertThat(compose.names()).containsAll(service.dependsOn());
            if (service.networkMode() != null) {
                assertThat(compose.names()).contains(service.networkMode().replace("service:", ""));
            }
        });
    }

    @Test
    void everyMountedFileOfOursExists() {
        assertThat(compose.services().values())
                .allSatisfy(service -> assertThat(service.mounts().values())
                        .filteredOn(source -> !source.endsWith("/target"))
                        .allSatisfy(source -> assertThat(FOLDER.resolve(source)).exists()));
    }

    @Test
    void everyJarIsWhatItsModuleBuilds() {
        assertThat(compose.services().values())
                .filteredOn(Service::isOurs)
                .hasSize(5)
                .allSatisfy(service -> {
                    Path jar = compose.mounted(service, service.argumentEndingWith(".jar"));
                    assertThat(jar.resolveSibling("")).hasFileName("target");
                    assertThat(jar.resolveSibling("../pom.xml").normalize())
                            .content()
                            .contains("<artifactId>"
                                    + jar.getFileName().toString().replace(".jar", "") + "</artifactId>")
                            .contains("<main.class>");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "provision, io.maciestreams.provision.ProvisionConfig",
        "ingest, io.maciestreams.ingest.IngestConfig",
        "processor, io.maciestreams.processor.ProcessorConfig",
        "sink, io.maciestreams.sink.SinkConfig"
    })
    void everySettingIsDefinedByItsService(String name, String configClass) throws Exception {
        Field definition = Class.forName(configClass).getDeclaredField("DEFINITION");
        definition.setAccessible(true);
        Map<String, String> settings = settings(name);

        assertThatCode(() -> new ServiceConfig((ConfigDef) definition.get(null), settings))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"provision", "ingest", "processor", "sink"})
    void everyAddressInTheSettingsIsAServiceThatItsOwnerReaches(String name) throws IOException {
        Service owner = Objects.requireNonNull(compose.services().get(name));

        assertThat(hosts(settings(name))).isNotEmpty().allSatisfy(host -> {
            if (host.equals("127.0.0.1")) {
                assertThat(owner.networkMode()).isEqualTo("service:simulator");
            } else {
                assertThat(compose.names()).contains(host);
            }
        });
    }

    @Test
    void theSimulatorKnowsItsOptionsAndTheShardThatIngestReads() throws IOException {
        List<String> options = Objects.requireNonNull(compose.services().get("simulator")).command().stream()
                .filter(word -> word.startsWith("--"))
                .toList();

        assertThat(options)
                .extracting(option -> option.split("=", 2)[0])
                .isNotEmpty()
                .isSubsetOf(simulatorOptions());
        String[] shard =
                Objects.requireNonNull(settings("ingest").get("macie.shards")).split("/", 2);
        assertThat(options).contains("--account=" + shard[0], "--region=" + shard[1]);
    }

    @Test
    void thereIsOneKmsKey() throws IOException {
        assertThat(matches(KEY_ARN, "compose.yaml").map(MatchResult::group).distinct())
                .singleElement()
                .asString()
                .satisfies(arn -> assertThat(FOLDER.resolve("s3-front.conf"))
                        .content()
                        .contains(arn.substring(0, arn.indexOf('/') + 1)));
    }

    @Test
    void theBrokerTakesTheLargestRecord() {
        Map<String, String> environment =
                Objects.requireNonNull(compose.services().get("kafka")).environment();

        assertThat(Integer.parseInt(environment.get("KAFKA_MESSAGE_MAX_BYTES"))).isGreaterThan(Topic.MAX_RECORD_BYTES);
        assertThat(environment).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    @Test
    void everyTopicInTheReadmeExists() throws IOException {
        assertThat(matches(TOPIC, "README.md").map(match -> match.group(1)))
                .isNotEmpty()
                .isSubsetOf(Topics.ALL.stream().map(PublicTopic::name).toList());
    }

    private Map<String, String> settings(String name) throws IOException {
        Service service = Objects.requireNonNull(compose.services().get(name));
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(compose.mounted(service, service.argumentEndingWith(".properties")))) {
            properties.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    private static Set<String> hosts(Map<String, String> settings) {
        Set<String> hosts = new TreeSet<>();
        settings.forEach((name, value) -> {
            if (name.equals(ServiceConfig.BOOTSTRAP_SERVERS)) {
                hosts.add(value.substring(0, value.indexOf(':')));
            } else if (value.startsWith("http")) {
                hosts.add(URI.create(value).getHost());
            }
        });
        return hosts;
    }

    private static Set<String> simulatorOptions() {
        return Arrays.stream(SimulatorMain.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Option.class))
                .flatMap(
                        field -> Arrays.stream(field.getAnnotation(Option.class).names()))
                .collect(Collectors.toSet());
    }

    private static Stream<MatchResult> matches(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(FOLDER.resolve(file))).results();
    }
}
