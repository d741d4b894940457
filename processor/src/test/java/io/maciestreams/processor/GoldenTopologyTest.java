package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.serdes.AvroSerdes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenTopologyTest {

    @ParameterizedTest
    @EnumSource
    void describesItselfAsTheGoldenFileDoes(Application application) throws Exception {
        assertThat(describe(application)).isEqualTo(golden(application.id() + "-topology.txt"));
    }

    private static String describe(Application application) {
        Topology topology = application.topology(new AvroSerdes(Map.of("schema.registry.url", "mock://golden")));
        return topology.describe().toString();
    }

    private static String golden(String name) throws Exception {
        try (InputStream file =
                Objects.requireNonNull(GoldenTopologyTest.class.getResourceAsStream("/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
