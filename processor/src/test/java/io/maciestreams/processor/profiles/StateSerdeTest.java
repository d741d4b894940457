package io.maciestreams.processor.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.processor.state.ObjectState;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private final StateSerde<ObjectState> serde = StateSerde.of(ObjectState.class);

    @Test
    void readsWhatItWrote() {
        ObjectState state = LatestResults.accept(
                null, Scan.of("ledger", "a.csv", "r1", 7).byAutomatedDiscovery().projected());

        byte[] bytes = serde.serializer().serialize("", state);

        assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(state);
        assertThat(bytes).hasSizeLessThan(100);
    }
}
