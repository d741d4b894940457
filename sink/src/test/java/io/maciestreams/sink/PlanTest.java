package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @Test
    void isReadBackAsItWasWritten() {
        Plan plan = new Plan(1_234_567_890_123L, 42);

        assertThat(Plan.decode(plan.encode())).contains(plan);
    }

    @Test
    void mayHaveNoConfiguration() {
        Plan plan = new Plan(7, -1);

        assertThat(Plan.decode(plan.encode())).contains(plan);
    }

    @Test
    void isAbsentWhereNothingIsOpen() {
        assertThat(Plan.decode("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan-2:7:1", "plan-1:7", "plan-1:-7:1", "something else"})
    void refusesWhatItDoesNotUnderstand(String metadata) {
        assertThatThrownBy(() -> Plan.decode(metadata))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(metadata);
    }
}
