package io.maciestreams.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.feed.StateHash;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KnownStatesTest {

    @Test
    void holdsMoreThanItBeganWith() {
        KnownStates states = new KnownStates();

        for (long i = 1; i <= 10_000; i++) {
            assertThat(states.add(new StateHash(i * 31, i % 7))).isTrue();
        }
        for (long i = 1; i <= 10_000; i++) {
            assertThat(states.add(new StateHash(i * 31, i % 7))).isFalse();
        }
        assertThat(states.size()).isEqualTo(10_000);
    }

    @Property(tries = 200)
    void isASet(@ForAll @Size(max = 300) java.util.List<@LongRange(min = 1, max = 40) Long> parts) {
        KnownStates states = new KnownStates();
        Set<StateHash> set = new HashSet<>();

        for (long part : parts) {
            StateHash hash = new StateHash(part % 5 + 1, part * 2048);
            assertThat(states.add(hash)).isEqualTo(set.add(hash));
        }
    }
}
