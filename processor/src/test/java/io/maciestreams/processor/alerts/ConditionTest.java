package io.maciestreams.processor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.runtime.CelEvaluationException;
import io.maciestreams.avro.Finding;
import io.maciestreams.processor.fixtures.Scan;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finding.count / (finding.count - finding.count) == 1",
                "finding.count % (finding.count - finding.count) == 1",
                "finding.classificationDetails.result.sensitiveData[99].category == 'NAME'",
                "{'a': 1}[finding.id] == 1",
                "finding.title.matches('(' + finding.id)",
                "timestamp(finding.id) < now",
                "duration(finding.id) > duration('1h')",
                "now + duration('9000000000s') + duration('300000000000s') > now",
                "int(finding.id) > 1",
                "double(finding.id) > 1.0",
                "finding.count + 9223372036854775807 > 1",
                "-(finding.count - 9223372036854775807 - 3) > 1",
                "now.getHours(finding.id + '/Nowhere') > 1"
            })
    void whatFailsWhileItRunsSaysNeitherYesNorNo(String source) {
        Finding finding = Scan.of("bucket-1", "object", "f1", 2).finding();
        Facts facts = new Facts(variable -> finding, NOW);

        assertThatThrownBy(() -> compile(source).holds(facts)).isInstanceOf(CelEvaluationException.class);
    }

    @Test
    void aStoreThatCannotBeReadIsNoFaultOfTheRule() {
        Facts unreadable = new Facts(
                variable -> {
                    throw new ProcessorStateException("unreadable");
                },
                NOW);

        assertThatThrownBy(() -> compile("finding.count > 1").holds(unreadable))
                .isInstanceOf(ProcessorStateException.class);
    }

    @Test
    void whatIsAbsentIsEmpty() throws Exception {
        Facts nothing = new Facts(variable -> null, NOW);

        assertThat(compile("finding.title == '' && finding.count == 0 && finding.severity.score == 0"
                                + " && finding.classificationDetails.result.sensitiveData == []"
                                + " && finding.createdAt == timestamp('1970-01-01T00:00:00Z')")
                        .holds(nothing))
                .isTrue();
    }

    private static Condition compile(String source) {
        return Condition.compile(source, Set.of(Variable.FINDING));
    }
}
