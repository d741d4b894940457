package io.maciestreams.processor.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.state.ObjectState;
import io.maciestreams.serdes.AvroSerdes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    // Avro reads our records once AvroSerdes has named them as trusted; every topology is built with one.
    private static final AvroSerdes TRUST = new AvroSerdes(Map.of("schema.registry.url", "mock://state"));

    private final StateSerde<ObjectState> serde = new StateSerde<>(ObjectState.getEncoder(), ObjectState.getDecoder());

    @Test
    void readsWhatItWrote() {
        ObjectState state = LatestResults.accept(
                null, Scan.of("ledger", "a.csv", "r1", 7).byAutomatedDiscovery().result());

        assertThat(TRUST).isNotNull();
        byte[] bytes = serde.serializer().serialize("", state);

        assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(state);
        assertThat(bytes).hasSizeLessThan(60);
    }
}
