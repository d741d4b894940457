package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.service.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @Test
    void isReadBackAsItWasWritten() {
        Plan plan = new Plan(1_234_567_890_123L, 42, "macie-streams/");

        assertThat(Plan.decode(plan.encode())).contains(plan);
    }

    @Test
    void mayHaveNoConfiguration() {
        Plan plan = new Plan(7, -1, "macie-streams/");

        assertThat(Plan.decode(plan.encode())).contains(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b/", "two\nlines/"})
    void mayHaveAnyKeyPrefix(String prefix) {
        Plan plan = new Plan(7, 0, prefix);

        assertThat(Plan.decode(plan.encode())).contains(plan);
    }

    @Test
    void isAbsentWhereNothingIsOpen() {
        assertThat(Plan.decode("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan-2:7:1:a/", "plan-1:7", "plan-1:7:1", "plan-1:-7:1:a/", "something else"})
    void refusesWhatItDoesNotUnderstand(String metadata) {
        assertThatThrownBy(() -> Plan.decode(metadata))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(metadata);
    }
}
