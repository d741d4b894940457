package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.serdes.AvroSerdes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenTopologyTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("macie-streams.home")).resolve("processor/src/test/resources");

    /** With {@code -Dgolden.write} the files are written anew: what a change does to a topology is then seen in its diff. */
    @ParameterizedTest
    @EnumSource
    void describesItselfAsTheGoldenFileDoes(Application application) throws Exception {
        Path golden = FOLDER.resolve(application.id() + "-topology.txt");
        if (System.getProperty("golden.write") != null) {
            Files.writeString(golden, describe(application));
        }

        assertThat(golden).hasContent(describe(application));
    }

    private static String describe(Application application) {
        ProcessorConfig config = new ProcessorConfig(Map.of(
                "kafka.bootstrap.servers",
                "unused:9092",
                "schema.registry.url",
                "mock://golden",
                "state.dir",
                "unused"));
        Topology topology = application.topology(new AvroSerdes(config.schemaRegistry()), config);
        return topology.describe().toString();
    }
}
